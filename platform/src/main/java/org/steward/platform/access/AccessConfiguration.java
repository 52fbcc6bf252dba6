package org.steward.platform.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.steward.platform.document.Database;
import org.steward.platform.projection.Projection;

/** Access in a service: token check, organisation projection, the check before every operation. */
@Configuration(proxyBeanMethods = false)
@Import(TokenSecurity.class)
public class AccessConfiguration {

    /** The organisation's projections, for the service's worker. */
    public static List<Projection<?>> projections() {
        return OrganisationProjections.all();
    }

    /** What the chassis itself lets people do. */
    private static final PermissionTable PLATFORM = PermissionTable.of(
            PermissionTable.grant("platform.clock.drive", Role.COMPANY_ADMIN),
            PermissionTable.grant("platform.parked.read", Role.COMPANY_ADMIN, Role.AUDITOR),
            PermissionTable.grant("platform.parked.retry", Role.COMPANY_ADMIN),
            PermissionTable.grant("platform.parked.discard", Role.COMPANY_ADMIN),
            PermissionTable.grant("platform.projection.rebuild", Role.COMPANY_ADMIN));

    /** A service's own table with what the chassis lets people do: what the access check goes by. */
    public static PermissionTable withPlatform(PermissionTable own) {
        return own.and(PLATFORM);
    }

    @Bean
    OrganisationView organisationView(Database database) {
        return new OrganisationView(new OrganisationStore(database));
    }

    @Bean
    WebMvcConfigurer accessMvc(
            OrganisationView organisation,
            PermissionTable permissions,
            AccessSettings settings,
            ObjectProvider<CompanyExists> companyExists,
            @Qualifier("organisationStale") Predicate<Instant> stale,
            Clock clock) {
        // Without the bean the service is not staff's, and has no bootstrap.
        AccessPolicy policy = new AccessPolicy(
                organisation, withPlatform(permissions), settings.bootstrapSubject(), () -> companyExists
                        .getIfAvailable(() -> () -> true)
                        .now());
        AccessInterceptor interceptor = new AccessInterceptor(policy, stale, clock);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor);
            }
        };
    }

    @Bean
    OperationsCheck operationsCheck(List<RequestMappingHandlerMapping> mappings, PermissionTable permissions) {
        return new OperationsCheck(mappings, withPlatform(permissions));
    }
}
