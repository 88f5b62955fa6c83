package tingxu.provision.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ServiceUnitTest {

    private static ServiceUnit unit(Path launcher, Path folder, String... verb) {
        return new ServiceUnit(List.of(verb), launcher, folder, "root");
    }

    @Test
    void wordsReachTheVerbAsTheyWereTyped() {
        String text =
                unit(
                                Path.of("/opt/tingxu/tingxu"),
                                Path.of("/srv/100 %"),
                                "hall",
                                "--data",
                                "/srv/a hall",
                                "--name",
                                "50%",
                                "--file",
                                "a\"b\\$c")
                        .text();
        assertThat(text)
                .contains("WorkingDirectory=/srv/100 %%\n")
                .contains(
                        "ExecStart=/opt/tingxu/tingxu hall --data \"/srv/a hall\" --name 50%%"
                                + " --file \"a\\\"b\\\\$$c\"\n");
    }

    /** By the program that will read it. */
    @Test
    void systemdFindsNothingWrongWithIt(@TempDir Path folder) throws Exception {
        assumeTrue(
                Commands.lacking("systemd-analyze").isEmpty(),
                "SKIPPED: there is no systemd-analyze on this machine");
        Path launcher = folder.resolve("tingxu");
        Files.writeString(launcher, "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Path file = folder.resolve("tingxu-hall.service");
        Files.writeString(file, unit(launcher, folder, "hall", "--data", "a hall").text());
        Process verify =
                new ProcessBuilder("systemd-analyze", "verify", "--man=no", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start();
        int end = verify.waitFor();
        String said = Files.readString(folder.resolve("said"));
        assertThat(said.lines().filter(line -> line.contains("tingxu"))).as(said).isEmpty();
        assertThat(end).as(said).isZero();
    }
}
