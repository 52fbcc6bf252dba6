package org.steward.billing.feeitem;

import static org.steward.billing.ledger.FeeClass.COLLECTED_FOR_OTHERS;
import static org.steward.billing.ledger.FeeClass.DEPOSIT;
import static org.steward.billing.ledger.FeeClass.OWNERS_MONEY;
import static org.steward.billing.ledger.FeeClass.OWN_INCOME;
import static org.steward.billing.ledger.FeeClass.TAX;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.billing.ledger.FeeClass;

/** The fee items every company has, so that a site can bill on its first day; a company adds its own. */
final class ShippedItems {

    private static final List<FeeItem> ITEMS = List.of(
            serviceFee("management", "物业服务费", "Management fee"),
            serviceFee("lift", "电梯运行费", "Lift operation"),
            item("cleaning", "保洁费", "Cleaning", OWN_INCOME),
            item("repair", "有偿维修费", "Chargeable repair", OWN_INCOME),
            item("household", "家政服务费", "Household service", OWN_INCOME),
            item("renovation-service", "装修服务费", "Renovation service", OWN_INCOME),
            item("pass", "证件工本费", "Passes and cards", OWN_INCOME),
            item("keys", "钥匙工本费", "Keys", OWN_INCOME),
            item("parking", "停车服务费", "Parking", OWN_INCOME),
            item("rent", "租金", "Rent", OWN_INCOME),
            item("late-fee", "违约金", "Late fee", OWN_INCOME),
            item("cost", "催收费用", "Cost of collection", OWN_INCOME),
            item("remuneration", "物业服务酬金", "Remuneration", OWN_INCOME),
            item("water", "水费", "Water", COLLECTED_FOR_OTHERS),
            item("sewage", "污水处理费", "Sewage", COLLECTED_FOR_OTHERS),
            item("electricity", "电费", "Electricity", COLLECTED_FOR_OTHERS),
            item("gas", "燃气费", "Gas", COLLECTED_FOR_OTHERS),
            item("heating", "供暖费", "Heating", COLLECTED_FOR_OTHERS),
            item("garbage", "生活垃圾处理费", "Waste disposal", COLLECTED_FOR_OTHERS),
            item("public-water", "公摊水费", "Shared water", COLLECTED_FOR_OTHERS),
            item("public-electricity", "公摊电费", "Shared electricity", COLLECTED_FOR_OTHERS),
            item("maintenance-fund", "住宅专项维修资金", "Maintenance fund", OWNERS_MONEY),
            item("advertising", "公共区域广告收入", "Advertising in common areas", OWNERS_MONEY),
            item("common-parking", "公共车位收入", "Common parking", OWNERS_MONEY),
            item("common-area", "公共区域经营收入", "Other use of common areas", OWNERS_MONEY),
            item("renovation-deposit", "装修押金", "Renovation deposit", DEPOSIT),
            item("key-deposit", "钥匙押金", "Key deposit", DEPOSIT),
            item("rent-deposit", "租赁押金", "Rent deposit", DEPOSIT),
            item("water-resource-tax", "水资源税", "Water resource tax", TAX));

    private ShippedItems() {}

    private static FeeItem item(String code, String nameZh, String nameEn, FeeClass feeClass) {
        return new FeeItem(code, nameZh, nameEn, feeClass, false, FeeItem.Status.ACTIVE);
    }

    private static FeeItem serviceFee(String code, String nameZh, String nameEn) {
        return new FeeItem(code, nameZh, nameEn, OWN_INCOME, true, FeeItem.Status.ACTIVE);
    }

    /** By code, in a fixed order. */
    static Map<String, FeeItem> byCode() {
        Map<String, FeeItem> items = new LinkedHashMap<>();
        ITEMS.forEach(item -> items.put(item.code(), item));
        return items;
    }
}
