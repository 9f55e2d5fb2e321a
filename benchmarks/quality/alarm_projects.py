"""The projects in which false alarms are counted: held-out packages of many languages."""

ALARM_PROJECTS = frozenset(
    {
        "pypi_statsmodels_0.15.0",
        "pypi_pylint_4.1.4",
        "npm_codemirror_5.9.0",
        "npm_uglify-js_3.19.3",
        "npm_react-native-svg_15.16.1",
        "npm_xrpl_5.3.0",
        "debian_haproxy_3.0.11-1+deb13u3",
        "debian_yaml-cpp_0.8.0+dfsg-7",
        "debian_jgit_6.7.0-2",
        "debian_golang-gonum-v1-gonum_0.15.1-1",
        "deb_librust-nalgebra-dev_0.33.2-4",
        "deb_ruby-sass_3.7.4-6",
        "deb_php-getid3_1.9.23+dfsg-1",
        "debian_scala_2.11.12-6",
    }
)
