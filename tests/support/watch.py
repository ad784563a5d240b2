"""Watches every page of a browser context for what no reader should meet."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, WebError

# Chromium reports violations on the console too, but a page may silence its console.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`content policy: ${event.effectiveDirective} ${event.blockedURI}`);
});
"""


class Watch:
    """Collects console errors, uncaught errors and content policy violations."""

    def __init__(self) -> None:
        """Begin with nothing seen and nothing expected."""
        self._seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._contexts: list[BrowserContext] = []

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of `context`, those that open later included."""
        self._contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._heard)
        context.on("weberror", self._failed)

    def expect(self, pattern: str) -> None:
        """Let errors pass that match `pattern`: the test is about that refusal."""
        self._expected.append(re.compile(pattern))

    def complaints(self) -> list[str]:
        """Everything seen so far that was not expected."""
        for context in self._contexts:
            for page in context.pages:
                self._drain(page.url, context)
        return [
            line
            for line in self._seen
            if not any(p.search(line) for p in self._expected)
        ]

    def _drain(self, url: str, context: BrowserContext) -> None:
        """Events arrive while Playwright speaks to the browser; speak once more."""
        try:
            context.cookies(url)
        except Error as error:
            self._seen.append(f"the browser went away: {error}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self._seen.append(f"{message.text} ({where})")

    def _failed(self, error: WebError) -> None:
        self._seen.append(f"uncaught: {error.error}")
