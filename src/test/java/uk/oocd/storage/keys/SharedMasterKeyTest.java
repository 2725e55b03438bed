package uk.oocd.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedMasterKeyTest {

    private static final int INSTANCES = 8;

    @TempDir
    Path folder;

    @Test
    void instances_that_start_at_once_in_one_folder_all_go_on_with_one_key() throws Exception {
        try (var pool = Executors.newFixedThreadPool(INSTANCES)) {
            for (int round = 0; round < 30; round++) {
                var data = Files.createDirectory(folder.resolve("data-" + round));
                var keys = new MemoryKeyStore();
                var start = new CyclicBarrier(INSTANCES);
                Callable<MasterKey> instance = () -> {
                    start.await();
                    return MasterKey.openShared(data.resolve("master-key.json"), keys);
                };
                for (var opened : pool.invokeAll(Collections.nCopies(INSTANCES, instance)))
                    assertThat(opened.get()).isNotNull();
                assertThat(data.toFile().list()).containsExactly("master-key.json");
            }
        }
    }
}
