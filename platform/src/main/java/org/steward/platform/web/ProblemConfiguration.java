package org.steward.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Problems, correlation, the body limit and draining, without anything of commands or the database: what the gateway needs too.
 *
 * <p>The module's own texts are {@code messages/<spring.application.name>_…}. A security chain takes the bean {@code
 * problemEntryPoint} as its {@code AuthenticationEntryPoint} and {@code AccessDeniedHandler}, and lets error dispatches
 * through.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:steward-web.properties")
public class ProblemConfiguration {

    @Bean
    Texts texts(@Value("${spring.application.name}") String module) {
        return Texts.of("platform", module);
    }

    @Bean
    ProblemWriter problemWriter(Texts texts, WebSettings settings) {
        return new ProblemWriter(texts, settings.language());
    }

    @Bean
    ProblemEntryPoint problemEntryPoint(ProblemWriter writer) {
        return new ProblemEntryPoint(writer);
    }

    @Bean
    ProblemController problemController(ProblemWriter writer) {
        return new ProblemController(writer);
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        FilterRegistrationBean<CorrelationFilter> filter = new FilterRegistrationBean<>(new CorrelationFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(ProblemWriter writer, WebSettings settings) {
        FilterRegistrationBean<AdmissionFilter> filter =
                new FilterRegistrationBean<>(new AdmissionFilter(writer, settings.maxConcurrent()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    Drain drain(WebSettings settings) {
        return new Drain(settings.drain());
    }

    @Bean
    FilterRegistrationBean<Filter> drainFilter(Drain drain) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(drain.filter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(ProblemWriter writer, WebSettings settings) {
        return new BodyLimitFilter(
                writer, settings.maxBody().toBytes(), settings.largestBody().toBytes());
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilterRegistration(BodyLimitFilter limit) {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(limit);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(ProblemWriter writer) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(writer)));
    }

    /** Texts of Bean Validation come in the languages of the problems. */
    @Bean
    LocaleResolver localeResolver(WebSettings settings) {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Texts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), settings.language());
            }
        };
    }

    @Bean
    WebMvcConfigurer problemMvc(ProblemWriter writer) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                // Spring's own would answer some failures without a body, and write into answers already begun.
                resolvers.clear();
                resolvers.add(new ProblemResolver(writer));
            }
        };
    }
}
