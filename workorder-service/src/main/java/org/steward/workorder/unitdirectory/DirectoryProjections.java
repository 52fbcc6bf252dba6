package org.steward.workorder.unitdirectory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Projection;
import tools.jackson.databind.JsonNode;

/** The rows of the directory, folded from billing's events. */
final class DirectoryProjections {

    static final Projection<UnitView> UNITS = new Units();
    static final Projection<BuildingView> BUILDINGS = new Buildings();
    static final Projection<CustomerView> CUSTOMERS = new Customers();
    static final Projection<LoginView> LOGINS = new Logins();

    private static final String BILLING = "billing";

    private DirectoryProjections() {}

    private static final class Units implements Projection<UnitView> {

        private static final String REGISTERED = "org.steward.billing.unit.registered.v1";
        private static final String OCCUPIED = "org.steward.billing.occupancy.started.v1";
        private static final String LEFT = "org.steward.billing.occupancy.ended.v1";

        @Override
        public String name() {
            return "units";
        }

        @Override
        public String service() {
            return BILLING;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("unit");
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(REGISTERED, OCCUPIED, LEFT);
        }

        @Override
        public Class<UnitView> viewClass() {
            return UnitView.class;
        }

        @Override
        public List<String> indexes() {
            return List.of("view.buildingId", "view.occupants.customerId");
        }

        @Override
        public @Nullable UnitView apply(@Nullable UnitView view, InboundEvent event) {
            JsonNode data = event.data();
            return switch (event.type()) {
                case REGISTERED ->
                    new UnitView(
                            event.aggregateId(),
                            text(data, "siteId"),
                            text(data, "buildingId"),
                            text(data, "code"),
                            List.of());
                case OCCUPIED ->
                    view == null
                            ? null
                            : view.occupied(new UnitView.Occupant(
                                    text(data, "customerId"), date(data, "from"), optionalDate(data, "until")));
                case LEFT -> view == null ? null : view.left(text(data, "customerId"), date(data, "until"));
                default -> view;
            };
        }
    }

    private static final class Buildings implements Projection<BuildingView> {

        private static final String REGISTERED = "org.steward.billing.building.registered.v1";

        @Override
        public String name() {
            return "buildings";
        }

        @Override
        public String service() {
            return BILLING;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("building");
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(REGISTERED);
        }

        @Override
        public Class<BuildingView> viewClass() {
            return BuildingView.class;
        }

        @Override
        public List<String> indexes() {
            return List.of("view.code");
        }

        @Override
        public @Nullable BuildingView apply(@Nullable BuildingView view, InboundEvent event) {
            return event.type().equals(REGISTERED)
                    ? new BuildingView(event.aggregateId(), text(event.data(), "siteId"), text(event.data(), "code"))
                    : view;
        }
    }

    private static final class Customers implements Projection<CustomerView> {

        private static final String REGISTERED = "org.steward.billing.customer.registered.v1";

        @Override
        public String name() {
            return "customers";
        }

        @Override
        public String service() {
            return BILLING;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("customer");
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(REGISTERED);
        }

        @Override
        public Class<CustomerView> viewClass() {
            return CustomerView.class;
        }

        @Override
        public @Nullable CustomerView apply(@Nullable CustomerView view, InboundEvent event) {
            return event.type().equals(REGISTERED)
                    ? new CustomerView(event.aggregateId(), text(event.data(), "siteId"))
                    : view;
        }
    }

    private static final class Logins implements Projection<LoginView> {

        private static final String LINKED = "org.steward.billing.customer-login.linked.v1";
        private static final String UNLINKED = "org.steward.billing.customer-login.unlinked.v1";

        @Override
        public String name() {
            return "customer_logins";
        }

        @Override
        public String service() {
            return BILLING;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("customerLogin");
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(LINKED, UNLINKED);
        }

        @Override
        public Class<LoginView> viewClass() {
            return LoginView.class;
        }

        @Override
        public List<String> indexes() {
            return List.of("view.loginId");
        }

        @Override
        public @Nullable LoginView apply(@Nullable LoginView view, InboundEvent event) {
            return switch (event.type()) {
                case LINKED ->
                    new LoginView(
                            text(event.data(), "loginId"),
                            text(event.data(), "siteId"),
                            text(event.data(), "customerId"));
                case UNLINKED -> null;
                default -> view;
            };
        }
    }

    private static String text(JsonNode data, String member) {
        return data.required(member).stringValue();
    }

    private static LocalDate date(JsonNode data, String member) {
        return LocalDate.parse(text(data, member));
    }

    private static @Nullable LocalDate optionalDate(JsonNode data, String member) {
        return data.hasNonNull(member) ? date(data, member) : null;
    }
}
