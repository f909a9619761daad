"""`croissant.json`: what the corpora are and how to read them, for readers of Croissant 1.0.

Source: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html. No date of publication stands in it: the same
corpora give the same bytes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec

from normalize.columns import columns_of
from normalize.records import SCHEMA_VERSION, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.columns import Column, Kind, Node
    from normalize.holdings import Holdings
    from normalize.manifest import Manifest, WrittenFile

CROISSANT: Final = "croissant.json"
_CONTEXT: Final[Node] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: Final[dict[Kind, str]] = {
    "string": "sc:Text",
    "int64": "sc:Integer",
    "float64": "sc:Float",
    "bool": "sc:Boolean",
    "date32": "sc:Date",
    "timestamp[ms, tz=UTC]": "sc:DateTime",
}
_EQUIVALENT: Final = {
    "url": "sc:url",
    "name": "sc:name",
    "headline": "sc:headline",
    "text": "sc:text",
    "author": "sc:author",
    "date_created": "sc:dateCreated",
    "language": "sc:inLanguage",
    "keywords": "sc:keywords",
    "upvote_count": "sc:upvoteCount",
    "answer_count": "sc:answerCount",
}


def croissant(manifest: Manifest, holdings: Holdings) -> bytes:
    """Give the bytes of `croissant.json`: a file and a record set for every site that has records.

    Args:
        manifest: of the run that made the corpora; that it names `croissant.json` itself or not makes no difference.
        holdings: what the records tell.
    """
    files = {file.path: file for file in manifest.files}
    sites = [site for site in sorted(holdings.sites) if f"{site}.jsonl" in files]
    answers = sum(holding.answers for holding in holdings.sites.values())
    metadata: Node = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "medqa-corpus",
        "description": f"{holdings.records} questions with {answers} answers from medical Q&A sites, one question a "
        "record with all its answers. README.md tells what they are, how they were made, and what rights they have.",
        "license": "The pages keep the rights that they have; README.md and provenance.rights tell what is known.",
        "version": corpus_version(manifest.files),
        "citeAs": "@misc{medqa-corpus, title={Questions and answers from medical {Q\\&A} sites}, "
        f"author={{{{the medqa-corpus contributors}}}}, version={{{corpus_version(manifest.files)}}}}}",
        "inLanguage": holdings.languages,
        "keywords": ["medical", "question answering"],
        "rai:dataLimitations": "Nobody has checked the answers; none is medical advice.",
        "rai:personalSensitiveInformation": "Health, as askers tell of it themselves. "
        f"Askers' names: {manifest.privacy}.",
        "distribution": [_file_object(files[f"{site}.jsonl"]) for site in sites],
        "recordSet": [_record_set(site, holdings.sites[site].records) for site in sites],
    }
    return msgspec.json.format(msgspec.json.encode({key: value for key, value in metadata.items() if value})) + b"\n"


def corpus_version(files: Iterable[WrittenFile]) -> str:
    """Give the corpora a version (SemVer 2.0): the schema's, and as the build what tells their bytes from others."""
    digest = sha256()
    for file in sorted(files, key=lambda file: file.path):
        if "/" not in file.path and file.path.endswith(".jsonl"):
            digest.update(f"{file.path} {file.sha256}\n".encode())
    return f"{SCHEMA_VERSION}.0+{digest.hexdigest()[:12]}"


def _file_object(file: WrittenFile) -> Node:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": "application/jsonlines",
        "sha256": file.sha256,
    }


def _record_set(site: str, records: int) -> Node:
    name = f"_{site}" if site.endswith(".jsonl") else site  # a file's, else: that of the site `a` is `a.jsonl`
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"The questions of {site}: {records}.",
        "key": {"@id": f"{name}/id"},
        "field": [_field(column, name, f"{site}.jsonl", ()) for column in columns_of(Question)],
    }


def _is_readable(nested: Column) -> bool:
    """Tell whether readers get a nested column whole: of a list of structs within a struct they take the first alone.

    Seen with mlcroissant 1.1.1, whose transforms keep one match of a JSONPath.
    """
    return not (nested.is_list and nested.columns)


def _field(column: Column, parent: str, file: str, path: tuple[str, ...]) -> Node:
    """Describe a column; what is nested is extracted from its column on the first level by a JSONPath.

    The signals of `provenance.rights` are left out: see `_is_readable`.
    """
    name = f"{parent}/{column.name}"
    where = (*path, column.name)
    field: Node = {"@type": "cr:Field", "@id": name, "name": column.name}
    if column.meaning:
        field["description"] = column.meaning
    if not path and column.name in _EQUIVALENT:
        field["equivalentProperty"] = _EQUIVALENT[column.name]
    if column.is_list:
        field["repeated"] = True
    if column.columns:
        field["subField"] = [_field(child, name, file, where) for child in column.columns if _is_readable(child)]
        return field
    field["dataType"] = _TYPES[column.kind]
    field["source"] = {"fileObject": {"@id": file}, "extract": {"column": where[0]}}
    if path:
        field["source"]["transform"] = {"jsonPath": ".".join(where[1:])}
    return field
