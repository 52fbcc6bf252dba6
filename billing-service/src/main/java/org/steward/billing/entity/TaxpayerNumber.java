package org.steward.billing.entity;

import java.util.regex.Pattern;

/** A unified social credit code (统一社会信用代码): 18 characters, the last one checks the others (GB 32100-2015). */
final class TaxpayerNumber {

    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final int BASE = DIGITS.length();
    private static final int FACTOR = 3;

    private TaxpayerNumber() {}

    static boolean isValid(String number) {
        if (!SHAPE.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += DIGITS.indexOf(number.charAt(i)) * weight;
            weight = weight * FACTOR % BASE;
        }
        return DIGITS.charAt((BASE - sum % BASE) % BASE) == number.charAt(number.length() - 1);
    }
}
