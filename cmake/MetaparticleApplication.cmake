# SPDX-License-Identifier: MIT
#
# metaparticle_application(NAME [FOLDER folder] [SOURCES] [sources...])
#
# Builds the executable NAME from an annotated program. FOLDER is where the project lies (default: the current
# source folder); without sources, the project's own are taken, as metaparticle.json or its C++ files tell. Files of
# the folder that named sources include are read too. `metaparticle generate` runs now and again whenever one of the files changes; when
# a file is added, removed, or annotated for the first time, CMake runs again by itself.
#
# NAME is a target like any other: link libraries to it and set its properties. Beside it a file
# metaparticle-application.json tells engines where the executable is.

cmake_policy(VERSION 3.25)

function(metaparticle_application name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "SOURCES")
  list(APPEND arg_SOURCES ${arg_UNPARSED_ARGUMENTS})
  set(folder "${CMAKE_CURRENT_SOURCE_DIR}")
  if(arg_FOLDER)
    cmake_path(ABSOLUTE_PATH arg_FOLDER BASE_DIRECTORY "${folder}" NORMALIZE OUTPUT_VARIABLE folder)
  endif()
  get_property(other_name DIRECTORY PROPERTY METAPARTICLE_APPLICATION)
  if(other_name)
    message(FATAL_ERROR "metaparticle_application(${name}): this folder builds ${other_name} already; "
                        "build each application in a folder of its own (add_subdirectory)")
  endif()
  set_property(DIRECTORY PROPERTY METAPARTICLE_APPLICATION "${name}")
  set(glue "${CMAKE_CURRENT_BINARY_DIR}/${name}.metaparticle")
  _metaparticle_split_sources("${folder}" "${arg_SOURCES}" annotated other)

  get_target_property(program Metaparticle::metaparticle LOCATION)
  set(command "${program}" generate "${folder}" --output "${glue}" --application "${name}" --quiet)
  foreach(source IN LISTS annotated)
    list(APPEND command --source "${source}")
  endforeach()

  # Which files there are is known only after a first run.
  execute_process(COMMAND ${command} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "${name}: the annotated program has errors, see above")
  endif()
  set(list "${glue}/glue.json")
  _metaparticle_read("${list}" files generated)
  _metaparticle_read("${list}" compiled compiled)
  list(TRANSFORM generated PREPEND "${glue}/")
  list(TRANSFORM compiled PREPEND "${folder}/")

  # The list changes only when CMake must run again; ninja brings it up to date before it looks at that.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${list}")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    _metaparticle_read("${list}" sources watched)
    _metaparticle_read("${list}" folders folders)
    list(APPEND watched ${folders})
    list(TRANSFORM watched PREPEND "${folder}/")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${watched})
  endif()
  add_custom_command(OUTPUT "${list}" BYPRODUCTS ${generated} COMMAND ${command}
                     DEPENDS "${program}" DEPFILE "${glue}/glue.d"
                     COMMENT "Reading the annotations of ${name}" VERBATIM)
  add_custom_target(${name}_glue DEPENDS "${list}")

  add_executable(${name} ${generated} ${compiled} ${other})
  add_dependencies(${name} ${name}_glue)
  target_include_directories(${name} PRIVATE "${folder}")
  target_link_libraries(${name} PRIVATE Metaparticle::runtime)
  file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/metaparticle-application.json"
       CONTENT "{\"name\": \"${name}\", \"executable\": \"$<TARGET_FILE:${name}>\"}\n")
endfunction()

# Sources that can be annotated, relative to the folder, and the rest: those that lie elsewhere, that are made by
# the build, or that are not C++.
function(_metaparticle_split_sources folder sources annotated_result other_result)
  set(annotated "")
  set(other "")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE OUTPUT_VARIABLE path)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${folder}" OUTPUT_VARIABLE relative)
    if(EXISTS "${path}" AND relative MATCHES "\\.(cpp|cc|cxx|h|hh|hpp|hxx)$" AND NOT relative MATCHES "^\\.\\./")
      list(APPEND annotated "${relative}")
    else()
      list(APPEND other "${source}")
    endif()
  endforeach()
  set(${annotated_result} "${annotated}" PARENT_SCOPE)
  set(${other_result} "${other}" PARENT_SCOPE)
endfunction()

# The strings of an array of a JSON file.
function(_metaparticle_read file key result)
  file(READ "${file}" json)
  string(JSON count LENGTH "${json}" "${key}")
  set(values "")
  if(count GREATER 0)
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
      string(JSON value GET "${json}" "${key}" ${i})
      list(APPEND values "${value}")
    endforeach()
  endif()
  set(${result} "${values}" PARENT_SCOPE)
endfunction()
