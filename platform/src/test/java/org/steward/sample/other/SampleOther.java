package org.steward.sample.other;

import org.steward.sample.inner.SampleInner;

/** The other half of a cycle of packages. */
public final class SampleOther {

    private SampleOther() {}

    public static int back() {
        return SampleInner.forth();
    }
}
