# Sourced by the commands of this folder and of deploy/proof: finds a JDK, builds when sources are newer than the last
# build, and leaves `java`, its flags and the class path in $JAVA, $JAVA_FLAGS and $CLASS_PATH. Expects $root, the
# repository; $module, when it is not deploy/local, is the module whose class path is wanted.
. "$root/.mvn/find-jdk.sh"

module="${module:-deploy/local}"
built="$root/$module/target/classpath"

steward_is_stale() {
  [ ! -f "$built" ] || [ -n "$(
    cd "$root" && find pom.xml .mvn ./*/pom.xml deploy/local/pom.xml "$module/pom.xml" ./*/src/main deploy/local/src/main \
      "$module/src/main" platform/src/test \
      -type f -newer "$built" -print 2>/dev/null | head -n 1
  )" ]
}

if steward_is_stale; then
  echo "steward: building (sources are newer than the last build)" >&2
  rm -f "$built"
  (cd "$root" && ./mvnw -q -DskipTests -Dspotless.check.skip=true -pl "$module" -am package) >&2 || {
    echo "steward: the build failed; the lines above say why" >&2
    exit 1
  }
fi

JAVA="$JAVA_HOME/bin/java"
JAVA_FLAGS="-Dsteward.root=$root -Dfile.encoding=UTF-8"
if [ "$(steward_jdk_major "$JAVA_HOME")" -ge 24 ]; then
  JAVA_FLAGS="$JAVA_FLAGS --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
fi
CLASS_PATH="$root/$module/target/classes:$(cat "$built")"
