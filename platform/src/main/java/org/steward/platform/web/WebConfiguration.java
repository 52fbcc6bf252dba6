package org.steward.platform.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The HTTP side of a service: strict JSON, {@link Call} arguments, exports, body limits, problems, OpenAPI. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemConfiguration.class, OpenApiConfiguration.class})
public class WebConfiguration {

    /** After the access check, whose interceptors have the default order 0. */
    private static final int AFTER_ACCESS = 100;

    @Bean
    WebMvcConfigurer stewardMvc(Texts texts, BodyLimitFilter bodyLimit) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallResolver());
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(ApiJson.mapper()))
                        .addCustomConverter(new ExportConverter(texts));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(bodyLimit.new RouteLimit()).order(AFTER_ACCESS);
                registry.addInterceptor(new KeyCheck()).order(AFTER_ACCESS);
            }
        };
    }
}
