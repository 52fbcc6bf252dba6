package org.steward.gateway.routing;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.steward.gateway.GatewaySettings;

/** The pooled HTTP client to the services; blocking, because every request has a virtual thread of its own. */
@Configuration(proxyBeanMethods = false)
class OutgoingHttp {

    private static final int MAX_CONNECTIONS = 1_024;
    private static final int MAX_PER_SERVICE = 512;
    private static final long CHECK_IDLE_AFTER_MILLIS = 200;

    /** Sooner than a service closes a connection by itself, so that none is closed just as it is used again. */
    private static final long MAX_IDLE_SECONDS = 2;

    @Bean(destroyMethod = "close")
    CloseableHttpClient serviceHttpClient(GatewaySettings settings) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_PER_SERVICE)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(CHECK_IDLE_AFTER_MILLIS))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .evictIdleConnections(TimeValue.ofSeconds(MAX_IDLE_SECONDS))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                        .setResponseTimeout(Timeout.of(settings.answerTimeout()))
                        .build())
                // A proxy passes on what it is given: no retries, redirects, cookies, decompression of its own.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequestFactory(CloseableHttpClient serviceHttpClient) {
        return new HttpComponentsClientHttpRequestFactory(serviceHttpClient);
    }
}
