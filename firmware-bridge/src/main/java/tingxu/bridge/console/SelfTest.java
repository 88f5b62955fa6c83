package tingxu.bridge.console;

import tingxu.bridge.Device;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.Parts;
import tingxu.bridge.console.Verdict.Outcome;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Shared;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Tries the devices of one machine, closed loop where one device can see what another has done: a
 * ticket is printed, and the scanner must read its code back.
 */
public final class SelfTest {

    /** How long a device has to say how it is. */
    private static final Duration ANSWERS = Duration.ofSeconds(8);

    private static final Label ANSWERED = new Label("应答", "answers");
    private static final Label FINE = new Label("正常", "well");
    private static final Label SIMULATED =
            new Label("引脚是模拟的，没有接真的设备", "its wire is simulated: no real device is driven");

    private final Shared shared;
    private final Stage stage;
    private final List<Subject> subjects;
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<Verdict> verdicts;
    private final Map<String, CompletableFuture<Health>> felt = new ConcurrentHashMap<>();
    private final Trials trials;

    /**
     * @param folder of their file
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param handTime how long to wait for what a person must do
     * @param code on the test ticket, such as nobody else prints
     * @param verdicts told of each as it is known
     * @param prompts what the technician shall do now
     * @param wiring what opens their ports
     * @param stage what of it is simulated
     */
    public SelfTest(
            List<Subject> subjects,
            Path folder,
            InstantSource clock,
            Duration handTime,
            String code,
            Consumer<Verdict> verdicts,
            Consumer<Label> prompts,
            Shared.Wiring wiring,
            Stage stage) {
        this.subjects = List.copyOf(subjects);
        this.folder = folder;
        this.clock = clock;
        this.verdicts = verdicts;
        this.shared = new Shared(wiring);
        this.stage = stage;
        this.trials = new Trials(handTime, code, prompts, stage);
    }

    /** Opens every device, tries it, and closes all again. */
    public List<Verdict> run() throws FileWrong, InterruptedException {
        List<Verdict> all = new ArrayList<>();
        try (Parts parts = new Parts()) {
            List<Device> devices = new ArrayList<>();
            for (Subject subject : subjects) {
                felt.put(subject.id().name(), new CompletableFuture<>());
                Device device = parts.keep(device(subject.kind(), subject));
                subject.entry().nothingElse();
                devices.add(device);
            }
            devices.forEach(Device::start);
            // A ticket must be there before a scanner can read it.
            for (Kind<?, ?> kind : Kinds.ALL)
                for (Subject subject : subjects)
                    if (subject.kind().equals(kind))
                        for (Verdict verdict :
                                tried(subject, devices.get(subjects.indexOf(subject)))) {
                            all.add(verdict);
                            verdicts.accept(verdict);
                        }
        }
        return all;
    }

    private <D extends Device, E> D device(Kind<D, E> kind, Subject subject) throws FileWrong {
        var make = kind.make(subject.entry());
        String name = subject.id().name();
        Fitting fitting =
                new Fitting(
                        subject.id(),
                        subject.entry(),
                        make.baud(),
                        folder,
                        clock,
                        health -> Objects.requireNonNull(felt.get(name)).complete(health),
                        UnaryOperator.identity(),
                        shared);
        return make.driver().make(fitting, event -> trials.happened(name, event));
    }

    // ------------------------------------------------------------------ one device

    private List<Verdict> tried(Subject subject, Device device) throws InterruptedException {
        Health health = health(subject);
        if (health instanceof Health.Gone(Trouble trouble))
            return List.of(Verdict.fail(subject, ANSWERED, trouble));
        Verdict answers =
                health instanceof Health.Strained(Trouble trouble)
                        ? new Verdict(
                                subject.id().name(),
                                ANSWERED,
                                Outcome.PASS,
                                new Label(trouble.zh(), trouble.en()),
                                trouble.remedy())
                        : Verdict.pass(
                                subject,
                                ANSWERED,
                                stage.holds(subject.id().name()) ? SIMULATED : FINE);
        Verdict work = trials.of(subject, device);
        return work == null ? List.of(answers) : List.of(answers, work);
    }

    /** The first health that a device tells is its answer: until then it counts as gone. */
    private Health health(Subject subject) throws InterruptedException {
        CompletableFuture<Health> first = Objects.requireNonNull(felt.get(subject.id().name()));
        try {
            return first.get(ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return new Health.Gone(
                    new Trouble("设备没有应答", "The device does not answer", "device-silent"));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("health is never a failure", broken);
        }
    }
}
