package tingxu.provision;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.PortAddress;
import tingxu.control.journal.JournalBroken;
import tingxu.control.sim.Rule;
import tingxu.control.staff.Role;
import tingxu.provision.bench.BenchVerb;
import tingxu.provision.canary.CanaryVerb;
import tingxu.provision.demo.DemoVerb;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.ordeal.FaultsVerb;
import tingxu.provision.ordeal.RecoverVerb;
import tingxu.provision.ordeal.SoakVerb;
import tingxu.provision.trial.SimVerb;
import tingxu.provision.visit.VisitVerb;
import tingxu.wire.NodeId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

import java.net.BindException;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;

/** Tingxu's command line: the verbs that need Java. The launcher knows test, build and format. */
@Command(
        name = "tingxu",
        subcommands = {
            HelpCommand.class,
            DemoVerb.class,
            VisitVerb.class,
            HallVerb.class,
            KioskVerb.class,
            BridgeVerb.class,
            PaperVerb.class,
            ProvisionVerb.class,
            StaffVerb.class,
            AppointmentsVerb.class,
            AuditVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            PurgeVerb.class,
            TeachVerb.class,
            WhyVerb.class,
            SimVerb.class,
            PlanVerb.class,
            BenchVerb.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.exit(commandLine(Locale.getDefault()).execute(words));
    }

    /** Speaks Chinese where the locale does, else English. */
    static CommandLine commandLine(Locale locale) {
        CommandLine line = new CommandLine(new Main());
        // They load halls with what the benches load them with.
        verb(line, "bench")
                .addSubcommand(new CanaryVerb())
                .addSubcommand(new FaultsVerb())
                .addSubcommand(new RecoverVerb())
                .addSubcommand(new SoakVerb());
        everyVerbHelps(line);
        // What follows the name of a service is that verb's, and not of the one that writes it
        // down.
        verb(verb(line, "provision"), "service").setStopAtPositional(true);
        return line.setResourceBundle(
                        ResourceBundle.getBundle(
                                "tingxu.provision.words",
                                locale,
                                ResourceBundle.Control.getNoFallbackControl(
                                        ResourceBundle.Control.FORMAT_PROPERTIES)))
                .registerConverter(NodeId.class, typed -> read(typed, NodeId::parse))
                .registerConverter(ClaimCode.class, typed -> read(typed, ClaimCode::parse))
                .registerConverter(PortAddress.class, typed -> read(typed, PortAddress::new))
                .registerConverter(TicketNumber.class, typed -> read(typed, WhyVerb::read))
                .registerConverter(Role.class, typed -> read(typed, StaffVerb::role))
                .registerConverter(Rule.class, typed -> read(typed, Rule::parse))
                .setExecutionExceptionHandler(Main::failed)
                .setUsageHelpAutoWidth(true);
    }

    private static CommandLine verb(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name));
    }

    private static void everyVerbHelps(CommandLine verb) {
        if (verb.getCommand() instanceof HelpCommand) return;
        verb.getCommandSpec().addOption(OptionSpec.builder("-h", "--help").usageHelp(true).build());
        verb.getSubcommands().values().forEach(Main::everyVerbHelps);
    }

    /**
     * A file with a mistake, a taken port and a damaged journal are mishaps of a start; all else is
     * a bug and shows where it is.
     */
    private static int failed(Exception broken, CommandLine line, ParseResult typed)
            throws Exception {
        for (Throwable cause = broken; cause != null; cause = cause.getCause())
            if (cause instanceof FileWrong wrong) return new Speech(line).refuse(wrong);
            else if (cause instanceof BindException) return new Speech(line).refuse(taken(broken));
            else if (cause instanceof JournalBroken unusable)
                return new Speech(line).refuse(unusable(unusable));
        throw broken;
    }

    private static Words unusable(JournalBroken journal) {
        return new Words(
                "日志不能用："
                        + journal.getMessage()
                        + "\n怎么办见 docs/runbook.md#journal-damaged：通常是 ./tingxu restore --data 目录",
                "The journal cannot be used: "
                        + journal.getMessage()
                        + "\n"
                        + "See docs/runbook.md#journal-damaged: usually ./tingxu restore --data"
                        + " DIR");
    }

    private static Words taken(Exception broken) {
        return new Words(
                "端口已被别的程序占用：" + broken.getMessage(),
                "Another program uses this port already: " + broken.getMessage());
    }

    /** What cannot be read is said in the sentence of whoever could not read it. */
    private static <T> T read(String typed, Function<String, T> reading) {
        try {
            return reading.apply(typed);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
