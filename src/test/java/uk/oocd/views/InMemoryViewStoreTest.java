package uk.oocd.views;

import uk.oocd.storage.views.ViewStoreConformanceTest;

class InMemoryViewStoreTest extends ViewStoreConformanceTest {

    @Override
    protected ViewStore openStore() {
        return new InMemoryViewStore();
    }
}
