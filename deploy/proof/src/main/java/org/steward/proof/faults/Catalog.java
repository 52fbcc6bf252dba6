package org.steward.proof.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.steward.local.Part;

/** Every kind of injection there is, and in which order a run goes through them. */
final class Catalog {

    private final ProcessFaults processes;
    private final ServerFaults servers;
    private final LinkFaults links;
    private final WorkFaults work;
    private final boolean diskOfItsOwn;

    Catalog(ProcessFaults processes, ServerFaults servers, LinkFaults links, WorkFaults work, Path brokerFolder) {
        this.processes = processes;
        this.servers = servers;
        this.links = links;
        this.work = work;
        this.diskOfItsOwn = ServerFaults.isMounted(brokerFolder);
    }

    /** One kind; what it returns says what was done. */
    record Injection(String kind, Function<Random, String> body) {}

    /** The short run, wave by wave: each thing once, kill -9 of every service among them. */
    List<List<Injection>> once() {
        return List.of(
                List.of(
                        new Injection("repeats", work::repeats),
                        new Injection("poison", work::poison),
                        new Injection("replies lost", random -> links.repliesOfServiceLost(Part.BILLING, 1_500))),
                List.of(
                        new Injection("kill", random -> processes.kill(Part.STAFF)),
                        new Injection("fault point", random -> processes.killAt(Part.BILLING, "BEFORE_COMMIT", 3)),
                        new Injection("reset", links::reset)),
                List.of(
                        new Injection("kill", random -> processes.kill(Part.WORKORDER)),
                        new Injection("fault point", random -> processes.killAt(Part.SECURITY, "WRITTEN", 5))),
                List.of(new Injection("kill broker", servers::killBroker), new Injection("stall", links::stall)),
                List.of(
                        new Injection("bill runs", work::billRuns),
                        new Injection("kill", random -> processes.kill(Part.SECURITY)),
                        new Injection("pause", random -> processes.pauseShortly(Part.WORKORDER))),
                List.of(
                        new Injection("kill database", servers::killDatabase),
                        new Injection("kill", random -> processes.kill(Part.GATEWAY))),
                List.of(
                        new Injection("clocks", work::clocks),
                        new Injection("crowd", random -> work.crowd(random, 40))));
    }

    /** So many injections of every kind, shuffled by the seed. */
    List<Injection> many(int count, Random random) {
        List<Injection> all = new ArrayList<>();
        while (all.size() < count) {
            List<Injection> round = new ArrayList<>(round());
            Collections.shuffle(round, random);
            all.addAll(round);
        }
        return all.subList(0, count);
    }

    private List<Injection> round() {
        List<Injection> round = new ArrayList<>(List.of(
                new Injection("kill", processes::killSome),
                new Injection("kill", processes::killSome),
                new Injection("fault point", processes::killAtSome),
                new Injection("fault point", processes::killAtSome),
                new Injection("fault point", processes::killAtSome),
                new Injection("pause", processes::pauseSome),
                new Injection("pause beside another", processes::pauseBesideAnother),
                new Injection("rebalance", processes::rebalance),
                new Injection("rolling restart", processes::rollingRestartOfSome),
                new Injection("kill broker", servers::killBroker),
                new Injection("restart broker", servers::restartBroker),
                new Injection("kill database", servers::killDatabase),
                new Injection("restart database", random -> servers.restartDatabase()),
                new Injection("database cut off", servers::cutOffDatabase),
                new Injection("latency", links::latency),
                new Injection("stall", links::stall),
                new Injection("reset", links::reset),
                new Injection("half-open", links::halfOpen),
                new Injection("1 KB/s", links::narrow),
                new Injection("cut", links::cut),
                new Injection("replies lost", links::repliesLost),
                new Injection("replies lost", links::repliesLost),
                new Injection("repeats", work::repeats),
                new Injection("repeats", work::repeats),
                new Injection("poison", work::poison),
                new Injection("clocks", work::clocks),
                new Injection("bill runs", work::billRuns),
                new Injection("crowd", random -> work.crowd(random, 100))));
        if (diskOfItsOwn) {
            round.add(new Injection("broker's disk full", servers::fillBrokerDisk));
        }
        return round;
    }

    /** So slow that a run has it once. */
    Injection pollInterval() {
        return new Injection("pause past the poll interval", processes::pausePastPollInterval);
    }

    /** What catches each of the planted faults; needs staff and billing only. */
    List<List<Injection>> forMutants() {
        return alone(List.of(
                new Injection("second instance", random -> processes.stays(Part.BILLING)),
                new Injection("replies lost", random -> links.repliesOfServiceLost(Part.BILLING, 2_500)),
                new Injection("fault point", random -> processes.killAt(Part.BILLING, "BEFORE_COMMIT", 2)),
                new Injection("repeats", work::repeats),
                new Injection("repeats", work::repeats),
                new Injection("fault point", random -> processes.killAt(Part.STAFF, "BEFORE_COMMIT", 2)),
                new Injection("replies lost", random -> links.repliesOfServiceLost(Part.STAFF, 1_500))));
    }

    /** One injection in each wave. */
    static List<List<Injection>> alone(List<Injection> injections) {
        return injections.stream().map(List::of).toList();
    }
}
