package org.steward.sample.inner;

import org.steward.sample.other.SampleOther;

/** One half of a cycle of packages. */
public final class SampleInner {

    private SampleInner() {}

    public static int back() {
        return SampleOther.back();
    }

    public static int forth() {
        return 1;
    }
}
