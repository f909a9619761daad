"""`python -m crawler.demo`: serves the demo sites until it is interrupted."""

from __future__ import annotations

import argparse
import sys
import time

from crawler.demo import DEFAULT_PAGES, build_sites, serve


def main(arguments: list[str] | None = None) -> int:
    """Serve; print the address and how to look at the sites with curl or a browser."""
    parser = argparse.ArgumentParser(prog="python -m crawler.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--pages", type=int, default=DEFAULT_PAGES, help="question pages a site (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        sites = build_sites(options.pages)
        with serve(sites, options.port) as server:
            print(f"Serving on {server.address} ({', '.join(server.hosts)})")
            for site in sites:
                print(f"  curl -H 'Host: {site.host}' {server.address}{site.truth[0].url.removeprefix(site.origin)}")
            rules = ",".join(f"MAP {host} 127.0.0.1:{server.port}" for host in server.hosts)
            print(f"  chromium --host-resolver-rules='{rules}' http://{server.hosts[0]}/", flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return 0
    except (OSError, OverflowError, ValueError) as error:
        print(f"crawler.demo: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
