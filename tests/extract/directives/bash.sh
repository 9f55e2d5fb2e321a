#!/bin/bash
# dupcheck: ignore -- because
quiet_before() {
  echo "$1" | sort | uniq -c | head -n "$2"
}

function quiet_inside {
  # dupcheck: ignore -- because
  echo "$1" | sort | uniq -c | head -n "$2"
}

loud() {
  echo "# dupcheck: ignore -- because" | sort | uniq -c | head -n "$2"
  cat <<END
# dupcheck: ignore -- because
END
}
