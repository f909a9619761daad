"""Pages come from whom they say they come from, and nobody is told who asks."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import trustme
from scrapy.utils.project import get_project_settings

from tests.crawl.running import live, run
from tests.guard.tls_site import issued, self_signed, tls_site

HERE = "localhost"


def test_only_a_certificate_that_a_trusted_root_gave_to_that_very_host_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted, unknown = trustme.CA(), trustme.CA()
    trusted.cert_pem.write_to_path(str(tmp_path / "roots.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "roots.pem"))
    contexts = [
        issued(trusted, HERE),
        issued(trusted, HERE, expired=True),
        issued(trusted, "elsewhere.test"),
        issued(unknown, HERE),
        self_signed(HERE, tmp_path),
    ]
    with ExitStack() as stack:
        good, *bad = [stack.enter_context(tls_site(context)) for context in contexts]
        urls = " ".join(f"https://{HERE}:{site.port}/en/article/{100 + n}" for n, site in enumerate([good, *bad]))
        options = ("-s", f"ALLOW_PRIVATE={HERE}", "-s", "RETRY_ENABLED=False", "-s", "HOST_PATIENCE=1")
        crawled = run(tmp_path / "out", *live(urls, *options))
        assert crawled.titles() == ["Heel pain 100 in the morning", "Heel pain 2 in the morning"], crawled.err
        assert [site.log for site in bad] == [[], [], [], []]
        assert {path for path, _ in good.log} >= {"/en/article/100", "/en/article/2"}
        assert {cookies for _, cookies in good.log} == {None}


def test_the_settings_are_a_closed_door() -> None:
    settings = get_project_settings()
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not any(settings.getbool(name) for name in ("COOKIES_ENABLED", "TELNETCONSOLE_ENABLED", "HTTPPROXY_ENABLED"))
    extensions = settings.get_component_priority_dict_with_base("EXTENSIONS")
    assert "scrapy.extensions.closespider.CloseSpider" in extensions
    assert "scrapy.extensions.remote_control.RemoteControl" not in extensions
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}
