package org.steward.proof.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Values measured in turn, A B A B: what one disturbs, it disturbs of both. */
final class Pairs {

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> yardstick = new ArrayList<>();

    void add(double our, double theirs) {
        ours.add(our);
        yardstick.add(theirs);
    }

    void addAll(Pairs others) {
        ours.addAll(others.ours);
        yardstick.addAll(others.yardstick);
    }

    /** The median of the ratios ours ÷ yardstick, each of one pair. */
    double ratio() {
        return median(ratios());
    }

    double ours() {
        return median(array(ours));
    }

    double yardstick() {
        return median(array(yardstick));
    }

    private double[] ratios() {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / yardstick.get(i);
        }
        return ratios;
    }

    /** As in reports: {@code 0.58 (0.55–0.61, 5 pairs; 5,100 ÷ 8,800 charges/s)}. */
    String text(String unit) {
        double[] ratios = ratios();
        Arrays.sort(ratios);
        return "%s (%s–%s, %d pairs; %s ÷ %s %s)"
                .formatted(
                        number(ratio()),
                        number(ratios[0]),
                        number(ratios[ratios.length - 1]),
                        ratios.length,
                        number(ours()),
                        number(yardstick()),
                        unit);
    }

    /** Three digits that count, thousands apart. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
