"""`python -m crawler.demo`: serves the demo sites until it is interrupted."""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from typing import get_args

from crawler.demo import DEFAULT_PAGES, DemoSite, build_sites, serve
from crawler.demo.clinic_letters import letters_site
from crawler.demo.faults import load_plan
from crawler.demo.redesign import Redesign


def main(arguments: list[str] | None = None) -> int:
    """Serve; print the address and how to look at the sites with curl or a browser."""
    parser = argparse.ArgumentParser(prog="python -m crawler.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--pages", type=int, default=DEFAULT_PAGES, help="question pages a site (default: %(default)s)")
    parser.add_argument("--edition", type=int, default=0, help="the sites as they became later (default: %(default)s)")
    parser.add_argument(
        "--faults", metavar="FILE", help="a plan of what goes wrong, as JSON (see crawler/demo/faults.py)"
    )
    parser.add_argument("--redesign", choices=get_args(Redesign), help="redesign the sites in mid-crawl")
    parser.add_argument(
        "--after", type=int, default=32, help="the question pages of a site before its redesign (default: %(default)s)"
    )
    parser.add_argument("--letters", action="store_true", help="serve the third site as well, which a profile tells")
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input ends")
    options = parser.parse_args(arguments)
    try:
        faults = load_plan(options.faults) if options.faults else ()
        editions = partial(_edition, options.pages)
        sites = editions(options.edition) + ([letters_site()] if options.letters else [])
        with serve(sites, options.port, faults=faults, editions=editions) as server:
            if options.redesign:
                server.show(editions(options.edition, options.redesign), options.after)
            print(f"Serving on {server.address} ({', '.join(server.hosts)})")
            for site in sites:
                print(f"  curl -H 'Host: {site.host}' {server.address}{site.truth[0].url.removeprefix(site.origin)}")
            rules = ",".join(f"MAP {host} 127.0.0.1:{server.port}" for host in server.hosts)
            print(f"  chromium --host-resolver-rules='{rules}' http://{server.hosts[0]}/", flush=True)
            if options.until_eof:
                sys.stdin.read()
                return 0
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return 0
    except (OSError, OverflowError, ValueError) as error:
        print(f"crawler.demo: {error}", file=sys.stderr)
        return 2


def _edition(pages: int, edition: int, redesign: Redesign | None = None) -> list[DemoSite]:
    return build_sites(pages, edition=edition, redesign=redesign)


if __name__ == "__main__":
    raise SystemExit(main())
