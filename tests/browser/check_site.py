#!/usr/bin/python3
"""Opens every page of a site in Chromium, as a reader would, and complains.

    check_site.py SITE [--screenshots DIR]

On each page: no message on the console, no request to anything but files,
every relative link leads to a file and its #fragment to an element, nothing
makes the page scroll sideways (360, 390 and 1280 pixels wide), hits of figures
can be reached by keyboard and say their value, and all of that with
JavaScript turned off, in light and in dark. Switches show what they say.

Exit status: 0 good, 1 complaints, 77 skipped since a tool is missing.
"""

import argparse
import html.parser
import json
import os
import sys
import urllib.parse

CHROMIUM = "/usr/bin/chromium"
DRIVER = "/usr/bin/chromedriver"
WIDTHS = (1280, 390, 360)
SKIP = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


class Page(html.parser.HTMLParser):
    """Links, ids and forbidden things of one page."""

    LINKS = {"a": "href", "link": "href", "img": "src", "source": "srcset", "script": "src"}

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.double, self.scripts = [], set(), [], 0
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            if values["id"] in self.ids:
                self.double.append(values["id"])
            self.ids.add(values["id"])
        if self.LINKS.get(tag) in values:
            self.links.append(values[self.LINKS[tag]])
        self.scripts += tag == "script" or any(name.startswith("on") for name in values)


class Site:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.pages = {}
        for folder_path, _, names in os.walk(self.folder):
            for name in sorted(names):
                if name.endswith(".html"):
                    path = os.path.join(folder_path, name)
                    self.pages[path] = Page(path)

    def name(self, path):
        return os.path.relpath(path, self.folder)

    def complaints(self):
        for path, page in sorted(self.pages.items()):
            if page.scripts:
                yield f"{self.name(path)}: has a script"
            for double in page.double:
                yield f"{self.name(path)}: the id {double} occurs twice"
            for link in page.links:
                yield from self.link_complaints(path, link)

    def link_complaints(self, path, link):
        parts = urllib.parse.urlsplit(link)
        if parts.scheme == "data":
            return
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            yield f"{self.name(path)}: {link} leads out of the site"
            return
        target = path
        if parts.path:
            target = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path)))
        if not target.startswith(self.folder + os.sep) or not os.path.isfile(target):
            yield f"{self.name(path)}: {link} leads nowhere"
        elif parts.fragment and target in self.pages:
            if urllib.parse.unquote(parts.fragment) not in self.pages[target].ids:
                yield f"{self.name(path)}: {link} names no element"


def open_browser():
    for tool in (CHROMIUM, DRIVER):
        if not os.access(tool, os.X_OK):
            skip(f"{tool} is not there (apt install chromium chromium-driver)")
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        skip("python3-selenium is not there (apt install python3-selenium)")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service(DRIVER), options=options)


class Reader:
    """One page at one width and in one theme; scripts of the page are off, questions to the browser are not."""

    def __init__(self, browser):
        self.browser = browser
        self.tell("Emulation.setScriptExecutionDisabled", value=True)

    def tell(self, command, **arguments):
        return self.browser.execute_cdp_cmd(command, arguments)

    def view(self, width, theme):
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])

    def go(self, path):
        self.browser.get("file://" + urllib.parse.quote(path))

    def ask(self, expression):
        return self.tell("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def console(self):
        return [entry["message"] for entry in self.browser.get_log("browser")]

    def requests(self):
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                yield message["params"]["request"]["url"]

    def picture(self, path):
        size = self.tell("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        import base64

        data = self.tell("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


def hit_complaints(reader):
    """Each figure that is seen shows one set of hits, whose links have words and can be tabbed to."""
    count = reader.ask("[...document.querySelectorAll('.plate')].filter(p => p.offsetParent !== null).length")
    shown = reader.ask("[...document.querySelectorAll('.hits')].filter(h => h.offsetParent !== null).length")
    if count != shown:
        yield f"{count} figures show {shown} layers of values"
    silent = "[...document.querySelectorAll('.hits a')].filter(a => !a.textContent.trim()).length"
    if reader.ask(silent):
        yield "a value of a figure has no words"
    broken = "[...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.currentSrc).join(' ')"
    if reader.ask(broken):
        yield f"pictures that do not load: {reader.ask(broken)}"


def width_complaints(reader, width):
    found = reader.ask("document.documentElement.scrollWidth")
    if found > width:
        wide = (
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
            " && !e.closest('.scroll')).slice(0, 3).map(e => e.tagName + '.' + e.className).join(', ')"
        )
        yield f"scrolls sideways at {width}: {found} pixels wide ({reader.ask(wide)})"


def choice_complaints(reader):
    """Each choice of a switch shows a picture of its own, with its values."""
    for switch in range(reader.ask("document.querySelectorAll('.switch').length")):
        this = f"document.querySelectorAll('.switch')[{switch}]"
        pictures = f"[...{this}.querySelectorAll('img')].filter(i => i.offsetParent !== null).map(i => i.currentSrc)"
        seen = []
        for choice in range(reader.ask(f"{this}.querySelectorAll('input').length")):
            reader.ask(f"{this}.querySelectorAll('input')[{choice}].click()")
            seen.append(reader.ask(pictures))
            yield from hit_complaints(reader)
        if any(len(shown) != 1 for shown in seen) or len({shown[0] for shown in seen}) < len(seen):
            yield f"a switch does not show one picture for each choice: {seen}"
        reader.ask(f"{this}.querySelector('input').click()")


def page_complaints(reader, site, path, screenshots):
    for theme in ("light", "dark"):
        reader.view(WIDTHS[0], theme)
        reader.go(path)
        for width in WIDTHS:
            reader.view(width, theme)
            where = f"{site.name(path)}, {width} pixels, {theme}"
            yield from (f"{where}: {text}" for text in width_complaints(reader, width))
            yield from (f"{where}: {text}" for text in hit_complaints(reader))
            yield from (f"{where}: {text}" for text in choice_complaints(reader))
            yield from (f"{where}: console: {text}" for text in reader.console())
            for url in reader.requests():
                if not url.startswith(("file://", "data:")):
                    yield f"{where}: asks for {url}"
            if screenshots:
                name = site.name(path).removesuffix(".html").replace(os.sep, "-")
                reader.picture(os.path.join(screenshots, f"{name}-{width}-{theme}.png"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("site")
    arguments.add_argument("--screenshots", metavar="DIR", help="write a picture of each page here")
    options = arguments.parse_args()
    site = Site(options.site)
    if not site.pages:
        sys.exit(f"{options.site}: no page there")
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    complaints = list(site.complaints())
    browser = open_browser()
    try:
        reader = Reader(browser)
        for path in sorted(site.pages):
            complaints += page_complaints(reader, site, path, options.screenshots)
    finally:
        browser.quit()
    for complaint in complaints:
        print(complaint)
    print(f"{len(site.pages)} pages, {len(complaints)} complaints")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
