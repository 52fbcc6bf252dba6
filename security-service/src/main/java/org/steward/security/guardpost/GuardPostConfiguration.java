package org.steward.security.guardpost;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

@Configuration(proxyBeanMethods = false)
class GuardPostConfiguration {

    @Bean
    AggregateStore<GuardPost> guardPostAggregates(Database database) {
        return new AggregateStore<>(database, GuardPost.TYPE);
    }

    @Bean
    GuardPostStore guardPostStore(AggregateStore<GuardPost> posts) {
        return new GuardPostStore(posts);
    }

    @Bean
    GuardPostHandler guardPostHandler(AggregateStore<GuardPost> posts, CommandRunner runner) {
        return new GuardPostHandler(posts, runner);
    }
}
