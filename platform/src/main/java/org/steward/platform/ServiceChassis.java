package org.steward.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.steward.platform.access.AccessConfiguration;
import org.steward.platform.access.AccessSettings;
import org.steward.platform.clock.ClockController;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Leases;
import org.steward.platform.document.Migration;
import org.steward.platform.document.Migrations;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.OutgoingRoute;
import org.steward.platform.outbox.Relay;
import org.steward.platform.outbox.RelaySettings;
import org.steward.platform.outbox.RelayThrottle;
import org.steward.platform.outbox.TopicSpec;
import org.steward.platform.projection.PastEvents;
import org.steward.platform.projection.Projection;
import org.steward.platform.projection.ProjectionSettings;
import org.steward.platform.projection.ProjectionWorker;
import org.steward.platform.projection.Reaction;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;
import org.steward.platform.web.WebConfiguration;

/**
 * What every service is built on; a service imports it and contributes its stores, projections, reactions, timers,
 * permissions, routes, indexes and migrations as beans.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StewardSettings.class)
@Import({WebConfiguration.class, AccessConfiguration.class, ParkedController.class})
public class ServiceChassis {

    /** Staff alone says that its events are complete so far; the others judge by it how old their organisation is. */
    private static final String ORGANISATION_OWNER = "staff";

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A feature gives its indexes as one bean. */
    private static final ResolvableType INDEX_LISTS = ResolvableType.forClassWithGenerics(List.class, IndexSpec.class);

    @Bean
    @ConditionalOnProperty(name = "steward.clock.driven", havingValue = "true")
    DrivenClock drivenClock() {
        return new DrivenClock(Clock.systemUTC());
    }

    @Bean
    @ConditionalOnProperty(name = "steward.clock.driven", havingValue = "true")
    ClockController clockController(DrivenClock clock) {
        return new ClockController(clock);
    }

    @Bean
    @ConditionalOnProperty(name = "steward.clock.driven", havingValue = "false", matchIfMissing = true)
    Clock systemClock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean(destroyMethod = "close")
    Database database(StewardSettings settings, @Value("${spring.application.name}") String service) {
        String name = settings.mongodb().database();
        return new Database(settings.mongodb().uri(), name == null ? service : name);
    }

    @Bean
    Journal journal(Database database) {
        return new Journal(database);
    }

    @Bean
    Claims claims(Database database) {
        return new Claims(database);
    }

    @Bean
    Leases leases(Database database) {
        return new Leases(database, Leases.DEFAULT_TIME);
    }

    @Bean
    ClaimsSweep claimsSweep(
            Claims claims, ObjectProvider<ClaimType> types, Leases leases, Clock clock, StewardSettings settings) {
        return new ClaimsSweep(
                claims,
                types.orderedStream().toList(),
                leases,
                clock,
                settings.claims().sweepEvery());
    }

    @Bean
    Relay relay(
            Database database,
            Leases leases,
            List<AggregateStore<?>> stores,
            StewardSettings settings,
            @Value("${spring.application.name}") String service,
            ObjectProvider<OutgoingRoute> routes,
            ObjectProvider<TopicSpec> topics,
            Clock clock,
            MeterRegistry meters) {
        RelaySettings relay = new RelaySettings(
                service,
                settings.kafka().bootstrapServers(),
                Map.of(),
                settings.kafka().partitions(),
                settings.kafka().replicationFactor(),
                service.equals(ORGANISATION_OWNER) ? HEARTBEAT : Duration.ZERO,
                RelaySettings.Pace.USUAL);
        return new Relay(
                database,
                leases,
                stores,
                relay,
                routes.orderedStream().toList(),
                topics.orderedStream().toList(),
                clock,
                meters);
    }

    @Bean
    RelayThrottle relayThrottle(Relay relay) {
        return relay.throttle();
    }

    @Bean
    CommandRunner commandRunner(Journal journal, Relay relay, Clock clock, MeterRegistry meters) {
        return new CommandRunner(journal, relay, clock, meters);
    }

    @Bean
    ProjectionWorker projectionWorker(
            StewardSettings settings,
            @Value("${spring.application.name}") String service,
            Database database,
            Clock clock,
            MeterRegistry meters,
            ObjectProvider<Projection<?>> projections,
            ObjectProvider<Reaction> reactions) {
        List<Projection<?>> all = new ArrayList<>(AccessConfiguration.projections());
        projections.orderedStream().forEach(all::add);
        return new ProjectionWorker(
                ProjectionSettings.of(service, settings.kafka().bootstrapServers())
                        .withSessionTimeout(settings.kafka().sessionTimeout()),
                database,
                clock,
                meters,
                all,
                reactions.orderedStream().toList());
    }

    @Bean
    PastEvents pastEvents(StewardSettings settings, @Value("${spring.application.name}") String service) {
        return new PastEvents(ProjectionSettings.of(service, settings.kafka().bootstrapServers()));
    }

    @Bean
    Predicate<Instant> organisationStale(ProjectionWorker worker, AccessSettings access) {
        return now -> worker.freshness().isStale(access.staleAfter());
    }

    @Bean
    TimerSweeper timerSweeper(Leases leases, Clock clock, MeterRegistry meters, ObjectProvider<TimerHandler> handlers) {
        TimerSweeper sweeper =
                new TimerSweeper(leases, handlers.orderedStream().toList(), clock, meters, TimerSweeper.USUAL_POLL);
        if (clock instanceof DrivenClock driven) {
            driven.onJump(sweeper::wake);
        }
        return sweeper;
    }

    @Bean
    ServiceStart serviceStart(
            Database database,
            Clock clock,
            Leases leases,
            Relay relay,
            ProjectionWorker worker,
            TimerSweeper timers,
            List<AggregateStore<?>> stores,
            ObjectProvider<IndexSpec> indexes,
            BeanFactory beans,
            ObjectProvider<Migration> migrations,
            ObjectProvider<BackgroundWork> background,
            ApplicationEventPublisher events) {
        List<IndexSpec> all = Stream.of(
                        stores.stream().flatMap(store -> store.indexes().stream()),
                        Stream.of(Journal.indexes(), Claims.indexes(), ProjectionWorker.indexes())
                                .flatMap(List::stream),
                        indexes.orderedStream(),
                        beans.<List<IndexSpec>>getBeanProvider(INDEX_LISTS)
                                .orderedStream()
                                .flatMap(List::stream))
                .flatMap(part -> part)
                .toList();
        return new ServiceStart(
                database,
                all,
                new Migrations(database, clock),
                migrations.orderedStream().toList(),
                leases,
                relay,
                worker,
                timers,
                background.orderedStream().toList(),
                events);
    }
}
