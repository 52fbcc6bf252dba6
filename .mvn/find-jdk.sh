# Sourced by mvnw and deploy/local scripts: puts a JDK >= 21 in JAVA_HOME, even where the default `java` is older.
# Set STEWARD_JAVA_HOME to force one.
steward_jdk_major() {
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

steward_find_jdk() {
  for candidate in "${STEWARD_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac 2>/dev/null)" 2>/dev/null)")" 2>/dev/null)" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    major="$(steward_jdk_major "$candidate")" || continue
    if [ "${major:-0}" -ge 21 ]; then
      JAVA_HOME="$candidate"
      export JAVA_HOME
      return 0
    fi
  done
  echo "steward: no JDK 21 or newer found (looked at STEWARD_JAVA_HOME, JAVA_HOME, javac on PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks)." >&2
  echo "steward: install one (for example Temurin 25) or set STEWARD_JAVA_HOME to its folder." >&2
  return 1
}

steward_find_jdk || exit 1
