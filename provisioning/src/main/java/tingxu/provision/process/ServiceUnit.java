package tingxu.provision.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A unit of systemd for a verb that lasts (systemd.service(5)): it is started with the machine,
 * anew when it ends, and anew when it says for a while that it lives no more.
 *
 * @param verb with its options
 * @param launcher of Tingxu
 * @param folder in which it was written, so that options mean the same there
 * @param user as whom it runs
 */
public record ServiceUnit(List<String> verb, Path launcher, Path folder, String user) {

    /** A disk may keep it waiting for most of that; full service is back within half a minute. */
    public static final Duration WATCHDOG = Duration.ofSeconds(15);

    public ServiceUnit {
        verb = List.copyOf(verb);
    }

    public String text() {
        return """
        # /etc/systemd/system/tingxu-%1$s.service
        [Unit]
        Description=Tingxu %1$s
        Wants=network-online.target
        After=network-online.target
        StartLimitIntervalSec=0

        [Service]
        Type=notify
        NotifyAccess=main
        User=%2$s
        UMask=0077
        WorkingDirectory=%3$s
        ExecStart=%4$s
        TimeoutStartSec=180
        WatchdogSec=%5$d
        WatchdogSignal=SIGKILL
        Restart=always
        RestartSec=1
        NoNewPrivileges=yes
        ProtectSystem=full

        [Install]
        WantedBy=multi-user.target
        """
                .formatted(
                        verb.getFirst(),
                        user,
                        escaped(folder.toString()),
                        quoted(launcher.toString())
                                + verb.stream()
                                        .map(word -> " " + quoted(word))
                                        .collect(Collectors.joining()),
                        WATCHDOG.toSeconds());
    }

    private static String quoted(String word) {
        String safe = escaped(word).replace("$", "$$");
        if (safe.matches("[A-Za-z0-9_./:=,@%$+-]+")) return safe;
        return '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
