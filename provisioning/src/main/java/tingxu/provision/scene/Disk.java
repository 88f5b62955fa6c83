package tingxu.provision.scene;

import tingxu.provision.process.Commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk in a file, whose power can be cut: its file system is shut down at once, so that what was
 * not forced to it is gone.
 */
public final class Disk implements AutoCloseable {

    private static final String SIZE = "96M";

    /** {@code EXT4_IOC_SHUTDOWN} with {@code NOLOGFLUSH}: nothing more reaches the disk. */
    private static final String SHUTDOWN =
            "import fcntl,os,struct,sys; f=os.open(sys.argv[1],os.O_RDONLY);"
                    + " fcntl.ioctl(f,0x8004587D,struct.pack('I',2))";

    private final Path image;
    private final Path mount;

    public Disk(Trial trial) throws IOException, InterruptedException {
        image = trial.folder().resolve("disk.img");
        mount = trial.folder("disk");
        Commands.run("truncate", "-s", SIZE, image.toString());
        Commands.run("mkfs.ext4", "-q", "-F", image.toString());
        mount();
    }

    public static List<String> lacking() {
        List<String> lacking =
                new ArrayList<>(Commands.lacking("mkfs.ext4", "mount", "umount", "python3"));
        if (!Commands.isRoot()) lacking.add("root, to mount");
        return lacking;
    }

    /** What is not forced stays in memory for minutes. */
    private void mount() throws IOException, InterruptedException {
        Commands.run("mount", "-o", "loop,commit=300", image.toString(), mount.toString());
    }

    public Path path() {
        return mount;
    }

    public void cutPower() throws IOException, InterruptedException {
        Commands.run("python3", "-c", SHUTDOWN, mount.toString());
    }

    /** With what was on it when the power went. Whoever used it is gone. */
    public void powerBack() throws IOException, InterruptedException {
        Commands.run("umount", mount.toString());
        mount();
    }

    @Override
    public void close() throws IOException {
        try {
            Commands.run("umount", "-l", mount.toString());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Files.delete(image);
    }
}
