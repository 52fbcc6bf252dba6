package org.steward.staff.approval;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The approvals, in the scope of their site or of the company, and the company's rules for them. */
@Component
class ApprovalStore {

    private static final String COLLECTION = Approval.TYPE.collection();

    /** Shown of one person's; the oldest first, so that none is forgotten behind newer ones. */
    private static final int MAX_SHOWN = 200;

    private final AggregateStore<Approval> approvals;
    private final AggregateStore<ApprovalRule> rules;

    ApprovalStore(AggregateStore<Approval> approvals, AggregateStore<ApprovalRule> rules) {
        this.approvals = approvals;
        this.rules = rules;
    }

    AggregateStore<Approval> aggregates() {
        return approvals;
    }

    AggregateStore<ApprovalRule> rules() {
        return rules;
    }

    @Nullable Stored<Approval> load(Scope scope, String approvalId) {
        return approvals.load(scope, approvalId);
    }

    /** Whatever its scope: who is asked is named in it, and sees it wherever it lies. */
    @Nullable Stored<Approval> find(String approvalId) {
        BsonDocument found =
                approvals.collection().find(Filters.eq("_id", approvalId)).first();
        return found == null ? null : approvals.decode(found);
    }

    /** Those that wait for the employee. */
    List<Stored<Approval>> waitingFor(String employeeId) {
        return list(Filters.eq("state.waitingFor", employeeId));
    }

    /** Those asked by or for the employee, the latest first. */
    List<Stored<Approval>> askedFor(String employeeId) {
        List<Stored<Approval>> found = new ArrayList<>();
        approvals
                .collection()
                .find(Filters.eq("state.applicantId", employeeId))
                .sort(Sorts.descending("state.askedAt"))
                .limit(MAX_SHOWN)
                .forEach(document -> found.add(approvals.decode(document)));
        return found;
    }

    private List<Stored<Approval>> list(Bson filter) {
        List<Stored<Approval>> found = new ArrayList<>();
        approvals
                .collection()
                .find(filter)
                .sort(Sorts.ascending("state.askedAt"))
                .limit(MAX_SHOWN)
                .forEach(document -> found.add(approvals.decode(document)));
        return found;
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Approval> approvals(Database database) {
            return new AggregateStore<>(database, Approval.TYPE);
        }

        @Bean
        AggregateStore<ApprovalRule> approvalRules(Database database) {
            return new AggregateStore<>(
                    database, AggregateType.of("approval-rule", "approvalRules", ApprovalRule.class));
        }

        @Bean
        IndexSpec approvalsByApprover() {
            return IndexSpec.of(COLLECTION, "state.waitingFor", "state.askedAt");
        }

        @Bean
        IndexSpec approvalsByApplicant() {
            return IndexSpec.of(COLLECTION, "state.applicantId", "state.askedAt");
        }
    }
}
