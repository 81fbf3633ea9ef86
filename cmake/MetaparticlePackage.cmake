# The CMake package of this project: <build>/lib/cmake/Metaparticle for programs built beside this tree, and
# <prefix>/lib/cmake/Metaparticle where it is installed. The program looks for it there, beside itself.

include(CMakePackageConfigHelpers)

set(package_folder "${PROJECT_BINARY_DIR}/lib/cmake/Metaparticle")
set(package_destination "lib/cmake/Metaparticle")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/MetaparticleConfig.cmake.in"
                              "${package_folder}/MetaparticleConfig.cmake"
                              INSTALL_DESTINATION "${package_destination}"
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${package_folder}/MetaparticleConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
configure_file("${PROJECT_SOURCE_DIR}/cmake/MetaparticleApplication.cmake"
               "${package_folder}/MetaparticleApplication.cmake" COPYONLY)

# The component "development" is all that a program is built with: `cmake --install BUILD --component development`.
install(TARGETS metaparticle EXPORT MetaparticleTargets RUNTIME COMPONENT development)
export(EXPORT MetaparticleTargets NAMESPACE Metaparticle:: FILE "${package_folder}/MetaparticleTargets.cmake")
install(EXPORT MetaparticleTargets NAMESPACE Metaparticle:: DESTINATION "${package_destination}"
        COMPONENT development)
install(FILES "${package_folder}/MetaparticleConfig.cmake" "${package_folder}/MetaparticleConfigVersion.cmake"
              "${package_folder}/MetaparticleApplication.cmake"
        DESTINATION "${package_destination}" COMPONENT development)
