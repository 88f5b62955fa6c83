package tingxu.kiosk.receipt;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.Slip.Style;
import tingxu.kiosk.guide.Item;
import tingxu.wire.HallId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What this kiosk puts on paper, Chinese first.
 *
 * @param node as on the kiosk's label, {@code K01}
 */
public record Receipts(HallId hall, Words name, String node, ZoneId time, PrinterProfile paper) {

    private static final int NUMBER_TIMES = 6;
    private static final int QR_DOTS = 6;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * A ticket.
     *
     * @param item what the citizen came for; null when only the line was chosen
     * @param again 补打: this number may already be on paper
     */
    public Slip ticket(TicketGranted ticket, @Nullable Item item, boolean again) {
        List<Slip.Element> slip = new ArrayList<>();
        head(slip);
        if (again) slip.add(new Slip.Text("补打 REPRINT", Style.PLAIN.bolder().centred()));
        String number = ticket.ticket().number().toString();
        slip.add(new Slip.Text(number, huge(number)));
        slip.add(new Slip.Text(ticket.lineName().zh(), Style.PLAIN.times(2).centred()));
        slip.add(new Slip.Text(ticket.lineName().en(), Style.PLAIN.centred()));
        Words reason = reason(ticket.ticketClass());
        if (reason != null)
            slip.add(
                    new Slip.Text(
                            reason.zh() + " " + reason.en(),
                            Style.PLAIN.times(2).bolder().centred()));
        slip.add(new Slip.Rule());
        slip.add(new Slip.Row("前面人数 Ahead", Integer.toString(ticket.ahead())));
        slip.add(
                new Slip.Row(
                        "预计等候 Wait",
                        ticket.range().p50Minutes()
                                + "-"
                                + ticket.range().p90Minutes()
                                + " 分钟 min"));
        slip.add(new Slip.Row("取号时间 Taken", MINUTE.format(ticket.issuedAt().atZone(time))));
        slip.add(new Slip.Row("自助机 Kiosk", node));
        if (item != null) {
            slip.add(new Slip.Row("事项 For", item.name().zh()));
            slip.add(new Slip.Text(item.name().en(), new Style(1, 1, false, Slip.Align.RIGHT)));
        }
        slip.add(new Slip.Qr(ticket.qr(), QR_DOTS));
        slip.add(new Slip.Text("请留意叫号，过号请到人工服务处", Style.PLAIN.centred()));
        slip.add(
                new Slip.Text("Watch the board and listen for your number", Style.PLAIN.centred()));
        return cut(slip);
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

    /** As large as the paper allows. */
    private Style huge(String number) {
        int times = Math.clamp(paper.columns() / number.length(), 2, NUMBER_TIMES);
        return Style.PLAIN.times(times).bolder().centred();
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
