package tingxu.kiosk.receipt;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.Slip.Style;
import tingxu.bridge.printer.SlipLayout;
import tingxu.kiosk.guide.Item;
import tingxu.wire.HallId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this kiosk puts on paper, Chinese first.
 *
 * @param node as on the kiosk's label, {@code K01}
 * @param layout of the ticket
 */
public record Receipts(
        HallId hall,
        Words name,
        String node,
        ZoneId time,
        PrinterProfile paper,
        SlipLayout layout) {

    private static final int QR_DOTS = 6;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** With the layout that is shipped. */
    public Receipts(HallId hall, Words name, String node, ZoneId time, PrinterProfile paper) {
        this(hall, name, node, time, paper, TicketLayout.shipped(paper));
    }

    /** The same kiosk with another face for its tickets. */
    Receipts with(SlipLayout other) {
        return new Receipts(hall, name, node, time, paper, other);
    }

    /**
     * A ticket.
     *
     * @param item what the citizen came for; null when only the line was chosen
     * @param again 补打: this number may already be on paper
     * @param offline 离线号: issued by the kiosk, which knows nothing of the line
     */
    public Slip ticket(TicketGranted ticket, @Nullable Item item, boolean again, boolean offline) {
        Words reason = reason(ticket.ticketClass());
        Map<String, String> values = new TreeMap<>();
        values.put("hall", name.zh());
        values.put("hall.en", name.en());
        values.put("again", again ? "补打 REPRINT" : "");
        values.put("number", ticket.ticket().number().toString());
        values.put("line", ticket.lineName().zh());
        values.put("line.en", ticket.lineName().en());
        values.put("reason", reason == null ? "" : reason.zh() + " " + reason.en());
        values.put("offline", offline ? "离线号 OFFLINE" : "");
        values.put("ahead", offline ? "从现在起排 from now" : Integer.toString(ticket.ahead()));
        values.put("wait", offline ? "" : ticket.range().text("-"));
        Instant booked = ticket.booked();
        values.put("booked", booked == null ? "" : CLOCK.format(booked.atZone(time)));
        values.put("taken", MINUTE.format(ticket.issuedAt().atZone(time)));
        values.put("kiosk", node);
        values.put("item", item == null ? "" : item.name().zh());
        values.put("item.en", item == null ? "" : item.name().en());
        values.put("qr", ticket.qr());
        // A hall's own layout may not have heard of it; the paper must say it all the same.
        if (offline && !layout.mentions("offline"))
            values.merge(
                    "reason",
                    "离线号 OFFLINE",
                    (one, more) -> one.isEmpty() ? more : more + " " + one);
        return layout.fill(values);
    }

    /** 一次性告知: all that an item needs, and a code that leads straight to it at any kiosk. */
    public Slip materials(Item item) {
        List<Slip.Element> slip = new ArrayList<>();
        head(slip);
        slip.add(new Slip.Text(item.name().zh(), Style.PLAIN.times(2).bolder().centred()));
        slip.add(new Slip.Text(item.name().en(), Style.PLAIN.centred()));
        slip.add(new Slip.Rule());
        slip.add(new Slip.Text("要带的材料 What to bring", Style.PLAIN.bolder()));
        int place = 1;
        for (Item.Material material : item.materials()) {
            slip.add(
                    new Slip.Row(
                            "[ ] " + place++ + ". " + material.name().zh(),
                            form(material.form()).zh() + "×" + material.copies()));
            slip.add(
                    new Slip.Text(
                            "    "
                                    + material.name().en()
                                    + ", "
                                    + form(material.form()).en()
                                    + " x "
                                    + material.copies()));
        }
        slip.add(new Slip.Rule());
        both(slip, "办理时限 Time limit", item.timeLimit());
        both(slip, "费用 Fee", item.fee());
        both(slip, "地点 Place", item.place());
        both(slip, "时间 Hours", item.hours());
        slip.add(new Slip.Qr(ItemCode.of(hall, item.id()), QR_DOTS));
        slip.add(new Slip.Text("在自助机扫码可直接取号", Style.PLAIN.centred()));
        slip.add(new Slip.Text("Scan at a kiosk to take a ticket", Style.PLAIN.centred()));
        return cut(slip);
    }

    private void head(List<Slip.Element> slip) {
        slip.add(new Slip.Text(name.zh(), Style.PLAIN.bolder().centred()));
        slip.add(new Slip.Text(name.en(), Style.PLAIN.centred()));
        slip.add(new Slip.Rule());
    }

    private static Slip cut(List<Slip.Element> slip) {
        slip.add(new Slip.Feed(2));
        slip.add(Slip.Cut.PARTIAL);
        return new Slip(slip);
    }

    private static void both(List<Slip.Element> slip, String name, Words value) {
        slip.add(new Slip.Row(name, value.zh()));
        slip.add(new Slip.Text(value.en(), new Style(1, 1, false, Slip.Align.RIGHT)));
    }

    private static @Nullable Words reason(TicketClass ticketClass) {
        return switch (ticketClass) {
            case PRIORITY -> new Words("优先", "PRIORITY");
            case APPOINTMENT -> new Words("预约", "APPOINTMENT");
            case TRANSFER -> new Words("转办", "TRANSFERRED");
            case ORDINARY -> null;
        };
    }

    private static Words form(Item.Form form) {
        return switch (form) {
            case ORIGINAL -> new Words("原件", "original");
            case COPY -> new Words("复印件", "photocopy");
            case BOTH -> new Words("原件和复印件", "original and photocopy");
            case FORM -> new Words("表格", "form");
        };
    }
}
