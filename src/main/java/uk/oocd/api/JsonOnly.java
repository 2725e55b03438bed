package uk.oocd.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.yaml.JacksonYamlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes and answers JSON and nothing like it. The program reads its protocols as YAML, so Spring would offer YAML over
 * HTTP too, past the checks that a JSON body goes through.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(JacksonYamlHttpMessageConverter.class::isInstance));
    }
}
