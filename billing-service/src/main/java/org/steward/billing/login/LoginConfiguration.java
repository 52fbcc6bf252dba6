package org.steward.billing.login;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    AggregateStore<CustomerLogin> customerLoginAggregates(Database database) {
        return new AggregateStore<>(database, CustomerLogin.TYPE);
    }

    @Bean
    List<IndexSpec> loginIndexes() {
        return LoginStore.indexes();
    }

    @Bean
    LoginStore loginStore(AggregateStore<CustomerLogin> links) {
        return new LoginStore(links);
    }

    @Bean
    LoginHandler loginHandler(LoginStore store, CommandRunner runner) {
        return new LoginHandler(store, runner);
    }
}
