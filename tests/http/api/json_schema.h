// SPDX-License-Identifier: GPL-2.0-or-later
// Holds a JSON value against a schema of search/openapi.yaml: the keywords that file uses, and no
// others.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "corpus/yaml.h"

namespace attune::test {

/// Every way in which `value` does not fit, each with a JSON pointer; empty when it fits. An
/// unknown keyword is a fault too, so that the description cannot promise what is not checked.
[[nodiscard]] std::vector<std::string> schema_faults(const boost::json::value& value,
                                                     const corpus::yaml::Value& schema,
                                                     const corpus::yaml::Value& description);

}  // namespace attune::test
