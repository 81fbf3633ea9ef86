// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reserved_names.h"

#include <algorithm>
#include <utility>

#include "model/values.h"

namespace metaparticle::model {

namespace {

// What <string>, <vector>, <metaparticle/metaparticle.hpp> and the header of generated code define with
// glibc, as far as it is written in lower case: names at global scope (clang++ -Xclang -ast-dump) and macros
// (g++ -E -dM), which no namespace keeps apart. Those that begin with "pthread_" are left out: all of them
// are taken.

constexpr std::string_view macros = R"(
alloca be16toh be32toh be64toh errno htobe16 htobe32 htobe64 htole16 htole32 htole64 le16toh le32toh le64toh
linux offsetof sched_priority stderr stdin stdout unix
)";

constexpr std::string_view globals = R"(
a64l abort abs access acct alarm aligned_alloc arc4random arc4random_buf arc4random_uniform asctime
asctime_r asprintf at_quick_exit atexit atof atoi atol atoll blkcnt64_t blkcnt_t blksize_t brk bsearch btowc
caddr_t calloc canonicalize_file_name chdir chown chroot clearenv clearerr clearerr_unlocked clock
clock_adjtime clock_getcpuclockid clock_getres clock_gettime clock_nanosleep clock_settime clock_t clockid_t
clone close close_range closefrom comparison_fn_t confstr cookie_close_function_t cookie_io_functions_t
cookie_read_function_t cookie_seek_function_t cookie_write_function_t copy_file_range cpu_set_t crypt
ctermid ctime ctime_r cuserid daddr_t daemon daylight dev_t difftime div div_t dprintf drand48 drand48_data
drand48_r dup dup2 dup3 duplocale dysize eaccess ecvt ecvt_r endusershell environ erand48 erand48_r error_t
euidaccess execl execle execlp execv execve execveat execvp execvpe exit faccessat fchdir fchown fchownat
fclose fcloseall fcvt fcvt_r fd_mask fd_set fdatasync fdopen feof feof_unlocked ferror ferror_unlocked
fexecve fflush fflush_unlocked fgetc fgetc_unlocked fgetpos fgetpos64 fgets fgets_unlocked fgetwc
fgetwc_unlocked fgetws fgetws_unlocked fileno fileno_unlocked flockfile fmemopen fopen fopen64 fopencookie
fork fpathconf fpos64_t fpos_t fprintf fputc fputc_unlocked fputs fputs_unlocked fputwc fputwc_unlocked
fputws fputws_unlocked fread fread_unlocked free freelocale freopen freopen64 fsblkcnt64_t fsblkcnt_t fscanf
fseek fseeko fseeko64 fsetpos fsetpos64 fsfilcnt64_t fsfilcnt_t fsid_t fsync ftell ftello ftello64 ftruncate
ftruncate64 ftrylockfile funlockfile fwide fwprintf fwrite fwrite_unlocked fwscanf gcvt get_current_dir_name
getc getc_unlocked getchar getchar_unlocked getcpu getcwd getdate getdate_err getdate_r getdelim
getdomainname getdtablesize getegid getentropy getenv geteuid getgid getgroups gethostid gethostname getline
getloadavg getlogin getlogin_r getopt getpagesize getpass getpgid getpgrp getpid getppid getpt getresgid
getresuid getsid getsubopt gettid getuid getusershell getw getwc getwc_unlocked getwchar getwchar_unlocked
getwd gid_t gmtime gmtime_r grantpt group_member id_t initstate initstate_r ino64_t ino_t int16_t int32_t
int64_t int8_t int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t int_least64_t
int_least8_t intmax_t intptr_t isalnum isalnum_l isalpha isalpha_l isascii isatty isblank isblank_l iscntrl
iscntrl_l isctype isdigit isdigit_l isgraph isgraph_l islower islower_l isprint isprint_l ispunct ispunct_l
isspace isspace_l isupper isupper_l iswalnum iswalnum_l iswalpha iswalpha_l iswblank iswblank_l iswcntrl
iswcntrl_l iswctype iswctype_l iswdigit iswdigit_l iswgraph iswgraph_l iswlower iswlower_l iswprint
iswprint_l iswpunct iswpunct_l iswspace iswspace_l iswupper iswupper_l iswxdigit iswxdigit_l isxdigit
isxdigit_l itimerspec jrand48 jrand48_r key_t l64a labs lchown lcong48 lcong48_r lconv ldiv ldiv_t link
linkat llabs lldiv lldiv_t locale_t localeconv localtime localtime_r lockf lockf64 loff_t lrand48 lrand48_r
lseek lseek64 malloc max_align_t mblen mbrlen mbrtowc mbsinit mbsnrtowcs mbsrtowcs mbstate_t mbstowcs mbtowc
mkdtemp mkostemp mkostemp64 mkostemps mkostemps64 mkstemp mkstemp64 mkstemps mkstemps64 mktemp mktime mode_t
mrand48 mrand48_r nanosleep newlocale nice nlink_t nrand48 nrand48_r obstack obstack_printf obstack_vprintf
off64_t off_t on_exit open_memstream open_wmemstream optarg opterr optind optopt pathconf pause pclose
perror pid_t pipe pipe2 popen posix_memalign posix_openpt pread pread64 printf profil
program_invocation_name program_invocation_short_name pselect ptrdiff_t ptsname ptsname_r putc putc_unlocked
putchar putchar_unlocked putenv puts putw putwc putwc_unlocked putwchar putwchar_unlocked pwrite pwrite64
qecvt qecvt_r qfcvt qfcvt_r qgcvt qsort qsort_r quad_t quick_exit rand rand_r random random_data random_r
read readlink readlinkat realloc reallocarray realpath register_t remove rename renameat renameat2 revoke
rewind rmdir rpmatch rsize_t sbrk scanf sched_get_priority_max sched_get_priority_min sched_getaffinity
sched_getcpu sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity
sched_setparam sched_setscheduler sched_yield secure_getenv seed48 seed48_r select setbuf setbuffer
setdomainname setegid setenv seteuid setgid sethostid sethostname setlinebuf setlocale setlogin setns
setpgid setpgrp setregid setresgid setresuid setreuid setsid setstate setstate_r setuid setusershell setvbuf
sigevent sigset_t size_t sleep snprintf socklen_t sprintf srand srand48 srand48_r srandom srandom_r sscanf
ssize_t strfromd strfromf strfromf32 strfromf32x strfromf64 strfromf64x strfroml strftime strftime_l
strptime strptime_l strtod strtod_l strtof strtof32 strtof32_l strtof32x strtof32x_l strtof64 strtof64_l
strtof64x strtof64x_l strtof_l strtol strtol_l strtold strtold_l strtoll strtoll_l strtoq strtoul strtoul_l
strtoull strtoull_l strtouq suseconds_t swab swprintf swscanf symlink symlinkat sync syncfs syscall sysconf
system tcgetpgrp tcsetpgrp tempnam time time_t timegm timelocal timer_create timer_delete timer_getoverrun
timer_gettime timer_settime timer_t timespec timespec_get timespec_getres timeval timex timezone tm tmpfile
tmpfile64 tmpnam tmpnam_r toascii tolower tolower_l toupper toupper_l towctrans towctrans_l towlower
towlower_l towupper towupper_l truncate truncate64 ttyname ttyname_r ttyslot tzname tzset u_char u_int
u_int16_t u_int32_t u_int64_t u_int8_t u_long u_quad_t u_short ualarm uid_t uint uint16_t uint32_t uint64_t
uint8_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t
uint_least8_t uintmax_t uintptr_t ulong ungetc ungetwc unlink unlinkat unlockpt unsetenv unshare useconds_t
uselocale ushort usleep va_list valloc vasprintf vdprintf vfork vfprintf vfscanf vfwprintf vfwscanf vhangup
vprintf vscanf vsnprintf vsprintf vsscanf vswprintf vswscanf vwprintf vwscanf wcpcpy wcpncpy wcrtomb
wcscasecmp wcscasecmp_l wcscat wcschr wcschrnul wcscmp wcscoll wcscoll_l wcscpy wcscspn wcsdup wcsftime
wcsftime_l wcslen wcsncasecmp wcsncasecmp_l wcsncat wcsncmp wcsncpy wcsnlen wcsnrtombs wcspbrk wcsrchr
wcsrtombs wcsspn wcsstr wcstod wcstod_l wcstof wcstof32 wcstof32_l wcstof32x wcstof32x_l wcstof64 wcstof64_l
wcstof64x wcstof64x_l wcstof_l wcstok wcstol wcstol_l wcstold wcstold_l wcstoll wcstoll_l wcstombs wcstoq
wcstoul wcstoul_l wcstoull wcstoull_l wcstouq wcswcs wcswidth wcsxfrm wcsxfrm_l wctob wctomb wctrans
wctrans_l wctrans_t wctype wctype_l wctype_t wcwidth wint_t wmemchr wmemcmp wmemcpy wmemmove wmempcpy
wmemset wprintf write wscanf
)";

bool isWhite(char c) {
  return c == ' ' || c == '\n';
}

/// Whether a list of words that begins and ends with white space holds this one.
bool holds(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    if (isWhite(words[at - 1]) && isWhite(words[at + word.size()])) return true;
  }
  return false;
}

Error invalid(std::string message, std::string remedy) {
  return {ErrorKind::InvalidInput, std::move(message), "", 0, std::move(remedy)};
}

}  // namespace

std::string_view whyReserved(std::string_view name, std::string_view scope) {
  if (name == "mp") return "it is the namespace of Metaparticle";
  if (name == "std") return "it is the namespace of the standard library";
  if (holds(macros, name)) return "it is a macro of the C library";
  if (!scope.empty()) return {};
  if (name.starts_with("pthread_") || holds(globals, name))
    return "it is a function or a type of the C library";
  return {};
}

namespace {

/// Also namespaces that are not there yet are new names.
Result<void> checkScope(const std::string& scope) {
  std::string outer;
  for (std::size_t begin = 0; begin < scope.size();) {
    const std::size_t end = std::min(scope.find("::", begin), scope.size());
    const std::string part = scope.substr(begin, end - begin);
    if (const std::string_view why = whyReserved(part, outer); !why.empty()) {
      std::string message = "nothing can be added to the namespace " + scope;
      message.append(": ").append(part).append(" is taken, ").append(why);
      return invalid(std::move(message), "name a namespace of your own");
    }
    outer = scope.substr(0, end);
    begin = end + 2;
  }
  return {};
}

}  // namespace

Result<void> checkNewName(const AddNode& edit) {
  if (auto result = checkScope(edit.scope); !result) return result;

  if (edit.name.empty()) return invalid("the new node has no name", "write a name, as in order_service");
  const bool variable = info(edit.kind).entity == Entity::Variable;
  const std::string cannot =
      "\"" + edit.name + "\" cannot be the name of a " + (variable ? "variable" : "function");
  const auto isForeign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::ranges::any_of(edit.name, isForeign)) {
    return invalid(cannot + ": it has other letters than a to z", "use the letters a to z, digits and '_'");
  }
  if (!isIdentifier(edit.name) || edit.name == "main") {
    return invalid(cannot, "use letters, digits and '_', beginning with a letter, and no word of C++");
  }
  if (const std::string_view why = whyReserved(edit.name, edit.scope); !why.empty()) {
    const bool helps = whyReserved(edit.name, "app").empty();
    return invalid(cannot + ": " + std::string(why),
                   helps ? "choose another name, or put it into a namespace" : "choose another name");
  }
  return {};
}

}  // namespace metaparticle::model
