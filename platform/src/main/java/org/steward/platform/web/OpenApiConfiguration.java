package org.steward.platform.web;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The OpenAPI 3.1 document of a service at {@code /v3/api-docs}, with duties, permissions and problems. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Call.class)
                .replaceWithSchema(
                        BigDecimal.class, new StringSchema().format("decimal").pattern("^-?\\d{1,18}(\\.\\d{1,20})?$"))
                .replaceWithSchema(JsonNode.class, new Schema<>());
    }

    @Bean
    GlobalOperationCustomizer operationDocumentation() {
        return new OperationDocumentation();
    }

    @Bean
    GlobalOpenApiCustomizer documentFrame(@Value("${spring.application.name}") String module) {
        return new DocumentFrame(module);
    }

    @Bean
    RequiredSchemas requiredSchemas() {
        return new RequiredSchemas();
    }
}
