package tingxu;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The plan of the house (docs/architecture.md), as rules that a change cannot break unseen. */
class HouseRulesTest {

    private static final String[] PURE = {
        "tingxu.wire",
        "tingxu.bridge.frame",
        "tingxu.bridge.keys",
        "tingxu.control.hall",
        "tingxu.control.rules",
        "tingxu.control.balance",
        "tingxu.control.why",
        "tingxu.kiosk.visit",
        "tingxu.kiosk.issue",
        "tingxu.kiosk.booking",
        "tingxu.provision.enrol"
    };

    /** Where a floor is wired by hand. */
    private static final List<String> CEILINGS =
            List.of("tingxu.daemon", "tingxu.control", "tingxu.kiosk");

    private static final String[] DEVICES = {
        "card", "scanner", "pad", "callpad", "printer", "board", "voice", "signal"
    };

    private static JavaClasses house;

    @BeforeAll
    static void walkIn() {
        house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("tingxu");
    }

    @Test
    void the_whole_house_is_in_sight() {
        for (String floor : new String[] {"wire", "bridge", "control", "kiosk", "provision"})
            assertThat(
                            house.stream()
                                    .filter(type ->
                                            type.getPackageName().startsWith("tingxu." + floor)))
                    .as("classes of %s", floor)
                    .hasSizeGreaterThan(10);
    }

    // ------------------------------------------------------------------ R1 R2 R3 R4: floors

    @Test
    void R1_stairs_lead_down() {
        apart(
                "tingxu.wire..",
                "tingxu.bridge..",
                "tingxu.daemon..",
                "tingxu.control..",
                "tingxu.kiosk..",
                "tingxu.provision..");
        apart("tingxu.bridge..", "tingxu.control..", "tingxu.kiosk..", "tingxu.provision..");
        apart("tingxu.daemon..", "tingxu.control..", "tingxu.kiosk..", "tingxu.provision..");
        apart("tingxu.control..", "tingxu.provision..");
        apart("tingxu.kiosk..", "tingxu.provision..");
    }

    @Test
    void R2_the_two_wings_never_touch() {
        apart("tingxu.control..", "tingxu.kiosk..");
        apart("tingxu.kiosk..", "tingxu.control..");
    }

    @Test
    void R3_the_words_between_machines_are_records_enums_and_sealed_interfaces() {
        classes()
                .that()
                .resideInAPackage("tingxu.wire")
                .and()
                .arePublic()
                .and()
                .areNotMemberClasses()
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("tingxu.wire")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tingxu.wire.*.."))
                .check(house);
    }

    @Test
    void R4_drivers_never_see_tickets() {
        apart("tingxu.bridge..", "tingxu.wire..", "tingxu.daemon..");
    }

    private static void apart(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .allowEmptyShould(true)
                .check(house);
    }

    // ------------------------------------------------------------------ R5 R6 R7: rules are pure

    @Test
    void R5_rules_are_pure() {
        String[] allowed =
                Stream.concat(
                                Stream.of(PURE),
                                Stream.of(
                                        "java.lang",
                                        "java.lang.annotation",
                                        "java.lang.constant",
                                        "java.lang.invoke",
                                        "java.lang.runtime",
                                        "java.util",
                                        "java.util.function",
                                        "java.util.stream",
                                        "java.util.regex",
                                        "java.time..",
                                        "org.pcollections..",
                                        "org.jspecify.."))
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(arraysOf(allowed)))
                .check(house);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .check(house);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> arraysOf(
            String... rooms) {
        return describe(
                "arrays of these",
                type ->
                        type.isArray()
                                && (type.getBaseComponentType().isPrimitive()
                                        || resideInAnyPackage(rooms)
                                                .test(type.getBaseComponentType())));
    }

    @Test
    void R6_rules_are_told_the_time_and_their_ids() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(
                        describe(
                                "now() of any clock",
                                call ->
                                        call.getName().equals("now")
                                                && call.getTargetOwner()
                                                        .getPackageName()
                                                        .startsWith("java.time")))
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .check(house);
    }

    /**
     * The order of these changes from one JVM to the next: a rule that walks one is not repeatable.
     */
    @Test
    void R7_rules_walk_in_order() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HashMap.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HashSet.class)
                .orShould()
                .callMethodWhere(
                        describe(
                                "Map.of, Map.copyOf, Set.of, Set.copyOf",
                                call ->
                                        List.of("of", "copyOf", "ofEntries")
                                                        .contains(call.getName())
                                                && (call.getTargetOwner().isEquivalentTo(Map.class)
                                                        || call.getTargetOwner()
                                                                .isEquivalentTo(Set.class))))
                .check(house);
    }

    // ------------------------------------------------------------------ R8: one library, one room

    record Library(String code, List<String> rooms) {

        static Library of(String code, String... rooms) {
            return new Library(code, List.of(rooms));
        }

        @Override
        public String toString() {
            return code + " in " + String.join(", ", rooms);
        }
    }

    static Stream<Library> libraries() {
        return Stream.of(
                Library.of("org.eclipse.paho..", "tingxu.wire.mqtt.."),
                Library.of("org.apache.activemq.artemis..", "tingxu.control.broker.."),
                Library.of("org.apache.artemis..", "tingxu.control.broker.."),
                Library.of("io.netty..", "tingxu.control.broker.."),
                Library.of(
                        "com.google.zxing..",
                        "tingxu.kiosk.receipt..",
                        "tingxu.bridge.printer.drawing..",
                        "tingxu.bridge.scanner.camera.."),
                Library.of(
                        "java.awt..",
                        "tingxu.bridge.printer.drawing..",
                        "tingxu.bridge.scanner.camera.."),
                Library.of(
                        "javax.imageio..",
                        "tingxu.bridge.printer.drawing..",
                        "tingxu.bridge.scanner.camera.."),
                Library.of(
                        "java.sql..",
                        "tingxu.wire.outbox..",
                        "tingxu.control.journal..",
                        "tingxu.control.report..",
                        "tingxu.kiosk.ledger.."),
                Library.of(
                        "org.sqlite..",
                        "tingxu.wire.outbox..",
                        "tingxu.control.journal..",
                        "tingxu.control.report..",
                        "tingxu.kiosk.ledger.."),
                Library.of(
                        "io.javalin..",
                        "tingxu.control.console..",
                        "tingxu.kiosk.screen..",
                        "tingxu.provision.fleet..",
                        "tingxu.provision.bridge..",
                        "tingxu.provision.demo.."),
                Library.of(
                        "org.eclipse.jetty..", "tingxu.control.console..", "tingxu.kiosk.screen.."),
                Library.of(
                        "gg.jte..",
                        "tingxu.control.console..",
                        "tingxu.kiosk.screen..",
                        "tingxu.provision.fleet..",
                        "tingxu.provision.demo..",
                        "tingxu.provision.pages.."),
                Library.of(
                        "org.bouncycastle..",
                        "tingxu.provision.authority..",
                        "tingxu.control.staff.."),
                Library.of("picocli..", "tingxu.provision.."),
                Library.of("java.lang.foreign..", "tingxu.bridge.port.."),
                Library.of("com.pi4j..", "tingxu.bridge.port.."),
                Library.of("com.sun.net.httpserver..", "tingxu.bridge.pad.."),
                Library.of("javax.sound..", "tingxu.bridge.voice.."));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void R8_one_library_one_room(Library library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(library.rooms().toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAPackage(library.code()))
                .check(house);
    }

    // ------------------------------------------------------------------ R9 R10 R11: rooms

    @ParameterizedTest
    @ValueSource(
            strings = {"card", "scanner", "pad", "callpad", "printer", "board", "voice", "signal"})
    void R9_device_rooms_do_not_import_each_other(String device) {
        String[] others =
                Stream.of(DEVICES)
                        .filter(other -> !other.equals(device))
                        .map(other -> "tingxu.bridge." + other + "..")
                        .toArray(String[]::new);
        apart("tingxu.bridge." + device + "..", others);
    }

    @Test
    void R10_no_circles_between_rooms() {
        slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(house);
    }

    /** Templates are part of the room whose pages they are. */
    private static final SliceAssignment ROOMS =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName().replaceFirst("\\.pages.*", ""));
                }

                @Override
                public String getDescription() {
                    return "the rooms of the house";
                }
            };

    /** Whoever else made one could not be tried with its fake. */
    @Test
    void R11_only_the_wiring_makes_what_stands_behind_a_seam() {
        noClasses()
                .that(
                        describe(
                                "are not wiring",
                                (JavaClass type) ->
                                        !type.getPackageName().startsWith("tingxu.provision")
                                                && !CEILINGS.contains(type.getPackageName())))
                .should()
                .callConstructorWhere(
                        describe(
                                "of an implementation in another room",
                                call ->
                                        Set.of(
                                                                "MqttWire",
                                                                "SqliteJournal",
                                                                "SqliteOutbox",
                                                                "EmbeddedBroker")
                                                        .contains(
                                                                call.getTargetOwner()
                                                                        .getSimpleName())
                                                && !call.getTargetOwner()
                                                        .getPackageName()
                                                        .equals(
                                                                call.getOriginOwner()
                                                                        .getPackageName())))
                .check(house);
    }
}
