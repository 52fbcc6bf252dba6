package org.steward.staff.site;

import java.util.List;

/** The checklist of taking over a site (前期筹备、承接查验) where the company gives none of its own. */
final class OpeningChecklist {

    static final List<ChecklistItem> STANDARD = List.of(
            ChecklistItem.open("contract-signed", "服务合同签订", "Service contract signed"),
            ChecklistItem.open("handover-inspection", "承接查验完成", "Hand-over inspection done"),
            ChecklistItem.open("documents-received", "资料移交", "Drawings and documents received"),
            ChecklistItem.open("keys-received", "钥匙移交", "Keys received"),
            ChecklistItem.open("director-assigned", "项目负责人到岗", "Site director in post"),
            ChecklistItem.open("team-in-post", "人员到岗", "Team in post"),
            ChecklistItem.open("fees-agreed", "收费标准公示", "Fee standard agreed and posted"),
            ChecklistItem.open("authority-filing", "主管部门备案", "Filed with the authority"));

    private OpeningChecklist() {}
}
