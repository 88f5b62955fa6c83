package tingxu.control.roster;

import org.jspecify.annotations.Nullable;

import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.time.Instant;

/**
 * Something a person should look at.
 *
 * @param device its name at the node; null when the node itself is meant
 * @param urgent it does not work now; otherwise it works, and needs a look before tomorrow
 * @param remedy an anchor of docs/runbook.md
 */
public record Alert(
        NodeId node,
        @Nullable String device,
        Words what,
        boolean urgent,
        String remedy,
        Instant since) {}
