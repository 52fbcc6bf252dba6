package org.steward.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.steward.gateway.GatewaySettings;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/** Token buckets per caller and per site; over the limit is 429 with the seconds to wait. */
@Component
public class RateLimits implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Pattern SITE = Pattern.compile("/sites/([^/]+)");
    private static final int MAX_BUCKETS = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final GatewaySettings.Limits limits;

    RateLimits(GatewaySettings settings) {
        this.limits = settings.limits();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        String caller =
                request.principal().map(java.security.Principal::getName).orElse("-");
        take("caller", caller, limits.perCallerPerSecond());
        Matcher site = SITE.matcher(request.path());
        if (site.find()) {
            take("site", site.group(1), limits.perSitePerSecond());
        }
        return next.handle(request);
    }

    private void take(String kind, String id, int perSecond) {
        ConsumptionProbe probe =
                buckets.get(kind + ' ' + id, key -> bucket(perSecond)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
            throw new RefusedException(new Refusal(
                    Refusal.Kind.RATE_LIMITED,
                    "RATE_LIMITED",
                    null,
                    Map.of("limitOf", kind, "perSecond", perSecond, "retryAfterSeconds", seconds)));
        }
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
