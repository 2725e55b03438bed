package uk.oocd.storage.log;

class InMemoryCommitLogTest extends CommitLogConformanceTest {

    @Override
    protected CommitLog open() {
        return new InMemoryCommitLog();
    }
}
