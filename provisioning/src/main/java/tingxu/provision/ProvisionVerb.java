package tingxu.provision;

import picocli.CommandLine.Command;

/** All about a machine's way into the hall and out of it. */
@Command(
        name = "provision",
        subcommands = {SlotVerb.class, ClaimVerb.class, BrokerVerb.class, ServiceVerb.class})
final class ProvisionVerb {}
