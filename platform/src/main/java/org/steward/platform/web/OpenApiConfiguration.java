package org.steward.platform.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.steward.platform.access.AccessConfiguration;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.money.Money;
import tools.jackson.databind.JsonNode;

/** The OpenAPI 3.1 document of a service at {@code /v3/api-docs}, with duties, permissions and problems. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Call.class)
                .replaceWithSchema(BigDecimal.class, decimal())
                .replaceWithSchema(Money.class, money())
                .replaceWithSchema(JsonNode.class, new Schema<>());
    }

    private static Schema<?> decimal() {
        return new StringSchema().format("decimal").pattern("^-?\\d{1,18}(\\.\\d{1,20})?$");
    }

    private static Schema<?> money() {
        Schema<?> money = new ObjectSchema()
                .addProperty("amount", decimal())
                .addProperty(
                        "currency", new StringSchema().pattern("^[A-Z]{3}$").description("ISO 4217"));
        money.setRequired(List.of("amount", "currency"));
        money.setDescription("an amount with the decimals of its currency, such as 83.55 CNY");
        return money;
    }

    /** Instead of the one that comes with it, for the names; what is registered first is asked last. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver() {
        return new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    ResponseDocumentation responseDocumentation() {
        return new ResponseDocumentation();
    }

    @Bean
    GlobalOperationCustomizer operationDocumentation(
            ResponseDocumentation answers, ObjectProvider<PermissionTable> permissions) {
        PermissionTable own = permissions.getIfAvailable();
        PermissionTable all = own == null ? null : AccessConfiguration.withPlatform(own);
        return new OperationDocumentation(permission -> all == null ? Set.of() : all.rolesFor(permission), answers);
    }

    @Bean
    GlobalOpenApiCustomizer documentFrame(
            @Value("${spring.application.name}") String module, ResponseDocumentation answers) {
        return new DocumentFrame(module, answers);
    }

    @Bean
    RequiredSchemas requiredSchemas() {
        return new RequiredSchemas();
    }
}
