package tingxu.kiosk;

import tingxu.wire.Appointment;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WaitRange;
import tingxu.wire.WindowId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hall at the far end of a broker in memory: gives numbers in order, and can be told not to. */
public final class TestHall implements AutoCloseable {

    public static final HallId HALL = new HallId("demo");
    public static final NodeId NODE = new NodeId("k01");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    public static final byte[] QR_KEY =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** How it answers requests for a number. */
    public enum Mood {
        GIVES,
        REFUSES,
        SILENT
    }

    private static final List<String[]> LINES =
            List.of(
                    new String[] {"household", "户籍", "Household registration"},
                    new String[] {"social", "社保", "Social insurance"},
                    new String[] {"tax", "税务", "Tax"},
                    new String[] {"business", "企业登记", "Business registration"},
                    new String[] {"property", "不动产", "Real estate"},
                    new String[] {"general", "综合", "General affairs"});

    private final MemoryWire wire;
    private final Codec codec = new Codec();
    private final MessageIds ids = new MessageIds(Instant::now);
    private final TicketSigner signer = new TicketSigner(HALL, QR_KEY);
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final Map<MessageId, Message.TicketGranted> granted = new LinkedHashMap<>();
    private final Map<String, Message.TicketGranted> checkedIn = new LinkedHashMap<>();
    private final List<Envelope> unanswered = new ArrayList<>();
    private final Map<MessageId, Message.NumbersLent> lent = new LinkedHashMap<>();
    private volatile Mood mood = Mood.GIVES;
    private volatile int lendsAtMost = Integer.MAX_VALUE;

    public TestHall(MemoryBroker broker) {
        wire = broker.wire("ctl");
        wire.hear(Topic.everyNode(HALL, Leaf.EVT).toString(), (_, words) -> event(words));
        wire.hear(Topic.everyNode(HALL, Leaf.ASK).toString(), (_, words) -> question(words));
        wire.hear(Topic.everyNode(HALL, Leaf.RES).toString(), (_, words) -> note(read(words)));
        wire.hear(Topic.everyNode(HALL, Leaf.STATE).toString(), (_, words) -> note(read(words)));
        wire.start();
        showLines(1);
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** Shows its business day: from then on kiosks ask for numbers of their own. */
    public void opens(LocalDate day, boolean open) {
        say(
                Topic.controller(HALL),
                new Message.HallBirth(open, 1, Instant.parse("2026-11-22T00:00:00Z"), day),
                true);
        businessDay = day;
    }

    /** Over a new line: shows everything again. */
    public void comeBack() {
        wire.reconnect();
        showLines(2);
        opens(businessDay, true);
    }

    /** At most so many loans; what is asked beyond them is refused. */
    public void lendsAtMost(int loans) {
        lendsAtMost = loans;
    }

    public synchronized List<Message.NumbersLent> lent() {
        return List.copyOf(lent.values());
    }

    /** Everything heard from the kiosk, each event once. */
    public <M extends Message> List<M> heard(Class<M> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Answers at last what it was silent about. */
    public synchronized void answerLate() {
        List<Envelope> late = List.copyOf(unanswered);
        unanswered.clear();
        late.forEach(this::grant);
    }

    public synchronized List<Message.TicketGranted> granted() {
        return List.copyOf(granted.values());
    }

    /** Says a grant again, under a new id of its own. */
    public void repeat(Message.TicketGranted grant) {
        say(Topic.node(HALL, NODE, Leaf.CMD), grant, false);
    }

    /** As staff order it. */
    public void printAgain(Message.TicketGranted grant) {
        say(Topic.node(HALL, NODE, Leaf.CMD), new Message.BirthWanted(), false);
        say(Topic.node(HALL, NODE, Leaf.CMD), new Message.PrintAgain(grant), false);
    }

    public String qr(TicketId ticket) {
        return signer.sign(ticket);
    }

    public void showLines(long revision) {
        List<LineLoad> loads = new ArrayList<>();
        for (String[] line : LINES) {
            int waiting = loads.size() * 4;
            loads.add(
                    new LineLoad(
                            new LineId(line[0]),
                            new Words(line[1], line[2]),
                            (char) ('A' + loads.size()),
                            waiting,
                            loads.size() == 5 ? 0 : 2,
                            new WaitRange(waiting * 3, waiting * 5)));
        }
        say(Topic.lines(HALL), new Message.LinesShow(revision, loads), true);
    }

    @Override
    public void close() {
        wire.close();
    }

    private synchronized void event(String words) {
        Envelope event = read(words);
        say(
                Topic.node(HALL, NODE, Leaf.ACK),
                new Message.Acknowledged(event.epoch(), event.seq(), null),
                false);
        if (!note(event)) return;
        if (event.message() instanceof Message.NumbersWanted wanted) lend(wanted);
        if (event.message() instanceof Message.TicketRequested)
            switch (mood) {
                case GIVES -> grant(event);
                case REFUSES ->
                        say(
                                Topic.node(HALL, NODE, Leaf.CMD),
                                new Message.TicketRefused(
                                        event.id(),
                                        new Words("大厅还没有开门", "The hall is not open yet")),
                                false);
                case SILENT -> unanswered.add(event);
            }
    }

    private volatile LocalDate businessDay = DAY;

    /** The same loan gets the same numbers. */
    private void lend(Message.NumbersWanted wanted) {
        if (!lent.containsKey(wanted.loan()) && lent.size() >= lendsAtMost) {
            say(
                    Topic.node(HALL, NODE, Leaf.CMD),
                    new Message.NumbersRefused(wanted.loan(), new Words("没有了", "No more")),
                    false);
            return;
        }
        int index = index(wanted.line());
        int before =
                lent.values().stream()
                        .filter(loan -> loan.line().equals(wanted.line()))
                        .mapToInt(Message.NumbersLent::count)
                        .sum();
        Message.NumbersLent loan =
                lent.computeIfAbsent(
                        wanted.loan(),
                        id ->
                                new Message.NumbersLent(
                                        id,
                                        businessDay,
                                        wanted.line(),
                                        new Words(LINES.get(index)[1], LINES.get(index)[2]),
                                        new TicketNumber((char) ('A' + index), 5_001 + before),
                                        wanted.count()));
        say(Topic.node(HALL, NODE, Leaf.CMD), loan, false);
    }

    /** Shows who has booked for the tax line; an empty list has kiosks forget. */
    public void books(LocalDate day, List<Appointment> appointments) {
        LineId tax = new LineId("tax");
        say(
                Topic.appointments(HALL, tax),
                new Message.AppointmentsShow(1, day, tax, 15, 15, appointments),
                true);
    }

    private void grant(Envelope event) {
        var request = (Message.TicketRequested) event.message();
        String booking = request.booked() == null ? null : request.holder();
        Message.TicketGranted before = booking == null ? null : checkedIn.get(booking);
        if (before != null) {
            say(Topic.node(HALL, NODE, Leaf.CMD), again(event.id(), before), false);
            return;
        }
        int place = granted.size();
        char series = (char) ('A' + index(request.line()));
        TicketId ticket = new TicketId(DAY, new TicketNumber(series, place + 1));
        Message.TicketGranted grant =
                new Message.TicketGranted(
                        event.id(),
                        ticket,
                        request.line(),
                        new Words(LINES.get(series - 'A')[1], LINES.get(series - 'A')[2]),
                        request.ticketClass(),
                        Instant.parse("2026-11-22T01:41:00Z"),
                        place,
                        new WaitRange(place * 3, place * 5),
                        signer.sign(ticket),
                        request.booked(),
                        null);
        granted.put(event.id(), grant);
        if (booking != null) checkedIn.put(booking, grant);
        say(Topic.node(HALL, NODE, Leaf.CMD), grant, false);
    }

    private static Message.TicketGranted again(MessageId id, Message.TicketGranted before) {
        return new Message.TicketGranted(
                id,
                before.ticket(),
                before.line(),
                before.lineName(),
                before.ticketClass(),
                before.issuedAt(),
                before.ahead(),
                before.range(),
                before.qr(),
                before.booked(),
                true);
    }

    private static int index(LineId line) {
        for (int i = 0; i < LINES.size(); i++) if (LINES.get(i)[0].equals(line.name())) return i;
        throw new AssertionError("no line " + line);
    }

    private void question(String words) {
        Envelope asked = read(words);
        note(asked);
        if (!(asked.message() instanceof Message.TicketEnquired enquiry) || mood == Mood.SILENT)
            return;
        boolean known =
                granted().stream().anyMatch(grant -> grant.ticket().equals(enquiry.ticket()));
        say(
                Topic.node(HALL, NODE, Leaf.CMD),
                known
                        ? new Message.TicketFound(
                                asked.id(),
                                enquiry.ticket(),
                                new Words("请到窗口", "Please go to the window"),
                                null,
                                null,
                                new WindowId(3))
                        : new Message.TicketUnknown(
                                asked.id(), new Words("今天没有这个号", "There is no such number today")),
                false);
    }

    private final List<MessageId> known = new ArrayList<>();

    private synchronized boolean note(Envelope said) {
        if (known.contains(said.id())) return false;
        known.add(said.id());
        heard.add(said.message());
        return true;
    }

    private Envelope read(String words) {
        if (codec.read(words) instanceof Codec.Heard.Understood(Envelope envelope)) return envelope;
        throw new AssertionError("not understood: " + words);
    }

    private void say(Topic topic, Message message, boolean retained) {
        wire.say(
                topic.toString(),
                codec.write(new Envelope(ids.get(), HALL, "ctl", Instant.now(), 0, 0, message)),
                retained);
    }
}
