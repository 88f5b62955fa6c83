package tingxu.provision.scene;

import tingxu.provision.process.ServiceUnit;

import java.nio.file.Path;
import java.util.List;

/**
 * Keeps a process running as systemd does by the units that Tingxu writes: it hears sd_notify(3),
 * kills what has said for too long that it lives, and starts anew whatever has ended. Where systemd
 * is not the first process of a machine it starts nothing, so this stands in for it.
 */
final class Service {

    /** What it says when it kills. */
    static final String KILLED = "silent for too long, killed";

    private static final String KEEPER =
            """
            import os, select, signal, socket, subprocess, sys, time
            def end(*_):
                child.terminate()
                child.wait()
                sys.exit(0)
            path, limit = sys.argv[1], float(sys.argv[2])
            if os.path.exists(path): os.remove(path)
            ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            ear.bind(path)
            told = dict(os.environ, NOTIFY_SOCKET=path, WATCHDOG_USEC=str(int(limit * 1e6)))
            while True:
                child = subprocess.Popen(sys.argv[4:], env=told)
                signal.signal(signal.SIGTERM, end)
                heard = None
                while child.poll() is None:
                    if select.select([ear], [], [], 0.1)[0]:
                        word = ear.recv(4096).decode()
                        if 'READY=1' in word or (heard and 'WATCHDOG=1' in word):
                            heard = time.monotonic()
                    if heard and time.monotonic() - heard > limit:
                        print(sys.argv[3], flush=True)
                        child.kill()
                        child.wait()
                time.sleep(1)
            """;

    private Service() {}

    /**
     * The program that starts another as a service.
     *
     * @param socket where it listens, made by it
     */
    static List<String> keeping(Path socket) {
        return List.of(
                "python3",
                "-c",
                KEEPER,
                socket.toString(),
                Long.toString(ServiceUnit.WATCHDOG.toSeconds()),
                KILLED);
    }
}
