"""`python -m newsroom.healthy [PORT]`: does the web server of this machine answer?

For the health check of a container: exit code 0 when it does, 1 with the reason when
not. It asks under the newsroom's own name, since Django refuses any other, and says
that it came by HTTPS, as a proxy in front would.
"""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

SECONDS = 5


def complaint(port: int, host: str) -> str:
    """Why the readers' first page does not come; empty when it does."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    headers = {"Host": host, "X-Forwarded-Proto": "https"}
    try:
        connection.request("GET", "/", headers=headers)
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return f"No answer on port {port}: {error}"
    finally:
        connection.close()
    fine = status < HTTPStatus.BAD_REQUEST
    return "" if fine else f"The answer on port {port} was {status}."


if __name__ == "__main__":
    named = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    asked = int(sys.argv[1]) if sys.argv[1:] else 8000
    sys.exit(complaint(asked, named.removeprefix(".")) or 0)
