package tingxu.provision.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import tingxu.provision.plot.Pictures.Bar;
import tingxu.provision.plot.Pictures.Course;
import tingxu.provision.plot.Pictures.FamilyBars;
import tingxu.provision.plot.Pictures.Forecast;
import tingxu.provision.plot.Pictures.Part;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class PicturesTest {

    private static final List<Course> COURSES =
            List.of(
                    new Course("bwi", List.of(new double[] {0, 1}, new double[] {30, .01}), false),
                    new Course("bwi", List.of(new double[] {0, 1}, new double[] {60, .1}), true));

    /** Whatever is drawn is a picture to a reader of XML, and stays within its frame. */
    private static Element read(String svg) throws Exception {
        Element root =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement();
        double high = Double.parseDouble(root.getAttribute("height"));
        NodeList words = root.getElementsByTagName("text");
        for (int i = 0; i < words.getLength(); i++)
            assertThat(Double.parseDouble(((Element) words.item(i)).getAttribute("y")))
                    .as(words.item(i).getTextContent())
                    .isBetween(0.0, high);
        return root;
    }

    @Test
    void everyRuleOfAFamilyHasItsDotWhereItsWaitIs() throws Exception {
        List<Bar> bars = List.of(new Bar("bwi", 10, 20, 30), new Bar("cat-fixed & co", 5, 40, 8));
        Element svg = read(Pictures.families(List.of(new FamilyBars("A < B", bars))));
        assertThat(svg.getTextContent()).contains("A < B", "cat-fixed & co", "CVaR5");
        NodeList dots = svg.getElementsByTagName("circle");
        // Behind the two of the legend: a ring and a dot for each rule.
        assertThat(dots.getLength()).isEqualTo(2 + 2 * 2);
        double[] x = new double[6];
        for (int i = 0; i < 6; i++)
            x[i] = Double.parseDouble(((Element) dots.item(i)).getAttribute("cx"));
        assertThat(x[3]).as("P95 of bwi, 10").isBetween(170.0, 350.0);
        assertThat((x[3] - 170) / (x[5] - 170)).as("10 to 5").isEqualTo(2, within());
        assertThat((x[4] - 170) / (x[2] - 170)).as("40 to 20").isEqualTo(2, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(.01);
    }

    @Test
    void coursesAreDrawnByTimeByTailAndByOvertaking() throws Exception {
        List<Part> parts = List.of(new Part("A", COURSES), new Part("B", COURSES));
        for (String svg :
                List.of(
                        Pictures.byTime(parts),
                        Pictures.tails(parts),
                        Pictures.overtaking(parts.getFirst(), 28)))
            assertThat(read(svg).getElementsByTagName("polyline").getLength())
                    .isGreaterThanOrEqualTo(2);
        assertThat(Pictures.tails(parts)).contains("0.1 %", "100 %");
        assertThat(Pictures.overtaking(parts.getFirst(), 28)).contains("28 分钟");
    }

    @Test
    void forecastsStandBesideWhatTheyPromise() throws Exception {
        Element svg = read(Pictures.coverage(List.of(new Forecast("head of line", 4.2, .85))));
        assertThat(svg.getTextContent()).contains("head of line", "4.2", "90 %");
    }
}
