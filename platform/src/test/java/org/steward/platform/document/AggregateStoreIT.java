package org.steward.platform.document;

import org.steward.platform.fixture.SharedServers;
import org.steward.platform.fixture.StoreContract;

class AggregateStoreIT extends StoreContract {

    @Override
    protected String uri() {
        return SharedServers.database().uri();
    }
}
