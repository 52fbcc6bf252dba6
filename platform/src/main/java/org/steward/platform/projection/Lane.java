package org.steward.platform.projection;

import org.steward.platform.document.Ids;

/**
 * One view in one generation, or one reaction: what parks keys by itself.
 *
 * @param generation 0 for a reaction
 */
record Lane(String member, long generation) {

    static Lane of(Reaction reaction) {
        return new Lane(reaction.name(), 0);
    }

    /** Under which id the key is parked; derived, because a key may be anything and the id is part of an address. */
    String keyId(String key) {
        return Ids.uuid5("parked|" + member + '|' + generation + '|' + key).toString();
    }
}
