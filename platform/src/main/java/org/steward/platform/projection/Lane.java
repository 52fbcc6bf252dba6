package org.steward.platform.projection;

/**
 * One view in one generation, or one reaction: what parks keys by itself.
 *
 * @param generation 0 for a reaction
 */
record Lane(String member, long generation) {

    static Lane of(Reaction reaction) {
        return new Lane(reaction.name(), 0);
    }

    String id() {
        return member + '|' + generation;
    }

    String keyId(String key) {
        return id() + '|' + key;
    }
}
